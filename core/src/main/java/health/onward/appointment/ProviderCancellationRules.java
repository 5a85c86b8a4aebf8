package health.onward.appointment;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;

import health.onward.appointment.BookingRequest.Why;
import health.onward.directory.CancellationReason;
import health.onward.platform.Outcome;
import health.onward.referral.Facets;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** For which reasons a provider may take an appointment away, and what that makes of the referral (domain rules 2.8 and 4.5). */
final class ProviderCancellationRules {

    private static final String TYPE = "PROVIDER";

    private ProviderCancellationRules() {}

    static Outcome<Referral> decide(Referral open, Why why, Optional<CancellationReason> known, Instant now) {
        return reason(why, known, OwnershipRules.day(now)).map(reason -> cancelled(open, reason, why.comment(), now));
    }

    /** The published list says of provider reasons neither who may give them nor for what: their type does. */
    static Outcome<CancellationReason> reason(Why why, Optional<CancellationReason> known, LocalDate today) {
        String said = "'reason' (" + why.code() + ") ";
        if (known.isEmpty()) {
            return Outcome.refused(INVALID_VALUE, said + "is invalid.");
        }
        CancellationReason reason = known.get();
        if (!reason.type().equals(TYPE) || !reason.concept().inEffectOn(today)) {
            return Outcome.refused(INAPPROPRIATE_VALUE, said + "is not one for which a provider cancels.");
        }
        return reason.commented(why.comment(), "comment");
    }

    /** Nothing is booked; the service that took the appointment away is remembered, for it finds another. */
    private static Referral cancelled(Referral open, CancellationReason reason, Optional<String> comment, Instant now) {
        Facets facets = open.facets();
        return open.with(
                new Facets(
                        facets.request(),
                        facets.appointment()
                                .map(booked -> booked.became(
                                        Facets.Kind.CANCELLED, reason.code(), Optional.of(TYPE), comment)),
                        Facets.Review.NONE,
                        facets.information()),
                now);
    }
}
