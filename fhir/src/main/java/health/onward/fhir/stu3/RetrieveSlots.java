package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.appointment.SlotOffers;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** A015: the free slots of a directly bookable service, a page at a time. */
public final class RetrieveSlots {

    private final SlotOffers offers;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public RetrieveSlots(SlotOffers offers, Supplier<UUID> ids, Clock clock) {
        this.offers = offers;
        this.ids = ids;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A015", "/STU3/Slot", ErrorStyle.STU3_SEARCH, this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN)
                .knowing(SlotQuery.PARAMETERS);
    }

    private Outcome<Answer> answer(WireCall call) {
        return SlotQuery.read(call)
                .then(question -> offers.page(question, call.actor())
                        .map(page -> Stu3Answers.of(
                                200, SlotsStu3.write(question, page, ids.get(), clock.instant(), call.base()))));
    }
}
