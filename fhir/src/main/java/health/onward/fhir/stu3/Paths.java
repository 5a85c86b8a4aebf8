package health.onward.fhir.stu3;

import health.onward.appointment.AppointmentId;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Ubrn;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** The ids in paths. What is not even an id names nothing: 404, like an id that nobody has. */
final class Paths {

    private Paths() {}

    static Outcome<Ubrn> ubrn(WireCall call) {
        return Ubrn.parse(call.path("ubrn"))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no such request"));
    }

    /** A request at the version that its path names, if any. */
    static Outcome<Answer> versioned(WireCall call, BiFunction<Ubrn, OptionalLong, Outcome<Answer>> answer) {
        return ubrn(call).then(ubrn -> version(call).then(version -> answer.apply(ubrn, version)));
    }

    static Outcome<AppointmentId> appointment(WireCall call) {
        return AppointmentId.parse(call.path("id"))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no such appointment"));
    }

    /** The version in a {@code _history} path; empty when the path has none. */
    static Outcome<OptionalLong> version(WireCall call) {
        String text = call.path("version");
        if (text.isEmpty()) {
            return Outcome.accepted(OptionalLong.empty());
        }
        return text.matches("[1-9][0-9]{0,17}|0")
                ? Outcome.accepted(OptionalLong.of(Long.parseLong(text)))
                : Outcome.refused(RefusalCode.NOT_FOUND, "there is no such version");
    }
}
