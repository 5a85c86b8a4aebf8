package health.onward.advice;

import health.onward.audit.AuditTrail;
import health.onward.audit.AuditTrail.Seen;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralActions;
import health.onward.referral.Referrals;
import health.onward.referral.Ruling;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells the lasting ids of what a UBRN stands for (A041): a referral, a request for advice, or both when the one came of the other.
 * What somebody may not see is not there for them; each look leaves its audit row.
 */
public final class RequestIds {

    public enum Kind {
        REFERRAL,
        ADVICE
    }

    public enum Status {
        ACTIVE,
        COMPLETED,
        REVOKED
    }

    /** @param id {@code r.} or {@code a.} and a uuid */
    public record Request(Kind kind, String id, long version, Status status, NhsNumber patient) {}

    private final Transactions transactions;
    private final Referrals referrals;
    private final Function<Ubrn, Optional<Advice>> conversations;
    private final Demographics patients;
    private final AuditTrail audit;
    private final Clock clock;

    public RequestIds(
            Transactions transactions,
            Referrals referrals,
            Function<Ubrn, Optional<Advice>> conversations,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.conversations = conversations;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome<List<Request>> of(Ubrn ubrn, Actor actor) {
        return transactions.snapshot(changes -> {
            List<Request> seen = new ArrayList<>();
            referrals.find(ubrn).ifPresent(referral -> {
                boolean may = ReferralActions.mayRead(referral, actor) instanceof Ruling.Permitted;
                look(ubrn, may, told(referral), actor, changes).ifPresent(seen::add);
            });
            conversations.apply(ubrn).ifPresent(advice -> {
                boolean may = AdviceActions.mayRead(advice, actor) instanceof Outcome.Accepted;
                look(ubrn, may, told(advice), actor, changes).ifPresent(seen::add);
            });
            return Outcome.accepted(List.copyOf(seen));
        });
    }

    private Optional<Request> look(Ubrn ubrn, boolean may, Request found, Actor actor, Changes changes) {
        String outcome = outcome(may, found);
        audit.add(changes, new Seen(found.patient().value(), "A041", ubrn.number(), outcome), actor, clock.instant());
        return Optional.of(found).filter(request -> outcome.equals(Seen.GRANTED));
    }

    private String outcome(boolean may, Request found) {
        if (!may) {
            return RefusalCode.NO_RELATIONSHIP.name();
        }
        return PatientRules.usable(patients.find(found.patient())) instanceof Refused
                ? RefusalCode.PATIENT_ERROR.name()
                : Seen.GRANTED;
    }

    private static Request told(Referral referral) {
        return new Request(
                Kind.REFERRAL,
                referral.requestId(),
                referral.version(),
                referral.facets().request() instanceof Facets.Request.Active ? Status.ACTIVE : Status.REVOKED,
                referral.patient());
    }

    /** Completed when it was closed or became a referral, revoked when it was withdrawn (api ambiguity 40). */
    private static Request told(Advice advice) {
        Status status = switch (advice.stage()) {
            case Stage.Open _ -> Status.ACTIVE;
            case Stage.Cancelled _ -> Status.REVOKED;
            case Stage.Closed _, Stage.Converted _ -> Status.COMPLETED;
        };
        return new Request(
                Kind.ADVICE,
                advice.asked().requestId(),
                advice.version(),
                status,
                advice.asked().patient());
    }
}
