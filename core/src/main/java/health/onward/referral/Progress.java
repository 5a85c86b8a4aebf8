package health.onward.referral;

import health.onward.identity.ServiceId;
import health.onward.referral.Facets.CurrentAppointment;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a referral stands: exactly one of these holds, and each carries only what that standing needs. Derived from the
 * {@link Facets} (state model c.1, first match wins), never stored. The order below is that of the table.
 */
public sealed interface Progress {

    record Cancelled(String reason, Optional<String> comment) implements Progress {}

    /** @param returned the provider has handed it back, instead of finding another appointment */
    record DidNotAttend(ServiceId service, Optional<String> reason, boolean returned) implements Progress {}

    record Assessed(ServiceId service, Optional<String> outcome) implements Progress {}

    record Booked(ServiceId service, boolean direct, Instant start, Facets.Review.State review) implements Progress {}

    record AwaitingTriage(ServiceId service) implements Progress {}

    record Deferred(ServiceId service, String reason, boolean reviewPending) implements Progress {}

    /** A provider accepted to arrange the next step: cancelled to act later, accepted to book later, or converted advice. */
    record ProviderToAct(ServiceId service, String outcome, Optional<String> comment) implements Progress {}

    record Returned(ServiceId service, String outcome, Optional<String> comment) implements Progress {}

    record Rejected(ServiceId service, String reason, Optional<String> comment) implements Progress {}

    record CancelledByPatient(ServiceId service, String reason, Optional<String> comment) implements Progress {}

    record CancelledByProvider(ServiceId service, String reason, Optional<String> comment) implements Progress {}

    record NotBooked() implements Progress {}

    String TRIAGE = "TRIAGE";
    String RETURN_TO_REFERRER = "RETURN_TO_REFERRER_WITH_ADVICE";

    String CONVERTED = "PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER";

    static Progress of(Facets facets) {
        return switch (facets.request()) {
            case Facets.Request.Cancelled(var reason, var comment, var by) -> new Cancelled(reason, comment);
            case Facets.Request.Active() ->
                facets.appointment().map(a -> of(a, facets.review())).orElseGet(NotBooked::new);
        };
    }

    private static Progress of(CurrentAppointment a, Facets.Review review) {
        String reason = a.reason().orElse("");
        return switch (a.kind()) {
            case DID_NOT_ATTEND ->
                new DidNotAttend(a.service(), a.reason(), a.reasonType().equals(Optional.of(Facets.RETURNED)));
            case ASSESSED -> new Assessed(a.service(), a.reason());
            case BOOKED -> new Booked(a.service(), a.direct(), a.start().orElseThrow(), review.state());
            case DEFERRED ->
                reason.equals(TRIAGE)
                        ? new AwaitingTriage(a.service())
                        : new Deferred(a.service(), reason, review.state() == Facets.Review.State.PENDING);
            case OUTCOME ->
                reason.equals(RETURN_TO_REFERRER)
                        ? new Returned(a.service(), reason, a.comment())
                        : new ProviderToAct(a.service(), reason, a.comment());
            case CANCELLED ->
                switch (a.reasonType().orElse("")) {
                    case "PROVIDER_REJECT" -> new Rejected(a.service(), reason, a.comment());
                    case "PATIENT" -> new CancelledByPatient(a.service(), reason, a.comment());
                    default -> new CancelledByProvider(a.service(), reason, a.comment());
                };
        };
    }
}
