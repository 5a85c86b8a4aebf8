package health.onward.server.demo.events;

import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.Cancellation;
import health.onward.referral.CancellationRules.Request;
import health.onward.referral.ReferralChange;
import java.util.List;

/** A patient does not need the referral any more. */
final class PatientCancelsReferral implements Event {

    private final Cancellation cancellation;

    PatientCancelsReferral(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public String name() {
        return "patient-cancels-referral";
    }

    @Override
    public String meaning() {
        return "The patient does not need the referral any more: it ends, and a booking with it; the referrer is told";
    }

    @Override
    public Who who() {
        return new Who.Patient();
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("reason", Field.Kind.TEXT, "a code of REFERRAL-CANCELLATION-REASON"),
                ReferrerEvents.WHY.getLast());
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        var request = new Request(
                happening.target().referral().ubrn(),
                happening.target().version(),
                happening.text("reason").orElseThrow(),
                happening.text("comment"));
        return Once.<ReferralChange>value(
                        happening.actor().caller(), once -> cancellation.cancel(request, happening.actor(), once))
                .map(change -> Happened.of(change.after()));
    }
}
