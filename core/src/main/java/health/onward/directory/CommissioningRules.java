package health.onward.directory;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.ORGANISATION_NOT_APPROPRIATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/** Who may open which services of the primary care menu to whom (domain rules 3.5). */
final class CommissioningRules {

    private CommissioningRules() {}

    static Outcome<OdsCode> commissions(Actor actor) {
        return actor.function() == BusinessFunction.COMMISSIONER
                ? Outcome.accepted(actor.organisation())
                : Outcome.refused(FORBIDDEN, "only a commissioner may change commissioning rules");
    }

    /** For the commissioner's own organisation, which reaches all its practices, or for one of them. */
    static Outcome<Organisation> theirs(OdsCode commissioner, Optional<Organisation> found) {
        if (found.isEmpty()) {
            return refused(new Refusal(REFERENCE_NOT_FOUND, "is not an organisation we know", "organisation"));
        }
        boolean own =
                found.get().code().equals(commissioner) || found.get().parent().equals(Optional.of(commissioner));
        return own
                ? Outcome.accepted(found.get())
                : refused(new Refusal(NO_RELATIONSHIP, "is not one you commission for", "organisation"));
    }

    static Outcome<Service> needsRule(Optional<Service> found) {
        if (!found.map(Service::told).orElse(false)) {
            return refused(new Refusal(REFERENCE_NOT_FOUND, "is not a service we know", "service"));
        }
        return found.get().menu() == Service.Menu.PRIMARY_CARE
                ? Outcome.accepted(found.get())
                : refused(new Refusal(
                        INAPPROPRIATE_VALUE,
                        "is of the secondary care menu: everybody sees it without a rule",
                        "service"));
    }

    static Outcome<LocalDate> from(LocalDate day, LocalDate today) {
        return day.isBefore(today)
                ? refused(new Refusal(INVALID_VALUE, "must not be before today", "from"))
                : Outcome.accepted(day);
    }

    /** Rules are taken over from an organisation that commissions, such as one that merges into the actor's. */
    static Outcome<OdsCode> source(Optional<Organisation> found, OdsCode own) {
        if (found.isEmpty()) {
            return refused(new Refusal(REFERENCE_NOT_FOUND, "is not an organisation we know", "organisation"));
        }
        boolean commissioner = found.get().kind() == Organisation.Kind.COMMISSIONER;
        return commissioner && !found.get().code().equals(own)
                ? Outcome.accepted(found.get().code())
                : refused(new Refusal(
                        ORGANISATION_NOT_APPROPRIATE, "is not another organisation that commissions", "organisation"));
    }

    private static <T> Outcome<T> refused(Refusal refusal) {
        return Outcome.refused(refusal);
    }
}
