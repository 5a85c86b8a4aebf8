package health.onward.triage;

import health.onward.appointment.BookingSteps;
import health.onward.audit.LedgerAction;
import health.onward.directory.CancellationReason;
import health.onward.directory.Concept;
import health.onward.directory.Priority;
import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.Standings;
import health.onward.triage.Transitions.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider's decisions make of a referral, by their own rules: for the generated picture of states. */
final class ReviewSteps {

    private ReviewSteps() {}

    static List<Step> all() {
        return List.of(
                new Step(
                        LedgerAction.REFERRAL_ACCEPTED,
                        ReferralAction.ACCEPT,
                        (before, actor) -> ReviewRules.accepted(before, Standings.NOW)),
                new Step(
                        LedgerAction.APPOINTMENT_MOVED,
                        ReferralAction.CHANGE_DATE,
                        (before, actor) -> BookingSteps.movedByProvider(before)),
                new Step(
                        LedgerAction.SERVICE_CHANGED,
                        ReferralAction.CHANGE_SERVICE,
                        (before, actor) -> BookingSteps.redirected(before)),
                new Step(
                        LedgerAction.REFERRED_ONWARD,
                        ReferralAction.REFER_ONWARD,
                        (before, actor) -> before.nextVersion()),
                new Step(LedgerAction.REFERRAL_REJECTED, ReferralAction.REJECT, ReviewSteps::rejected),
                new Step(
                        LedgerAction.APPOINTMENT_CANCELLED_TO_ACT_LATER,
                        ReferralAction.CANCEL_ACTION_LATER,
                        (before, actor) -> made(ActLaterRules.decide(
                                before,
                                new ActLater("please rebook", Optional.empty(), inPas(before), List.of()),
                                Standings.NOW))),
                new Step(
                        LedgerAction.TRIAGE_ACCEPTED,
                        ReferralAction.RECORD_REVIEW_OUTCOME,
                        (before, actor) -> triaged(before, ReviewOutcome.ACCEPT_REFER_BOOK_LATER)),
                new Step(
                        LedgerAction.TRIAGE_RETURNED,
                        ReferralAction.RECORD_REVIEW_OUTCOME,
                        (before, actor) -> triaged(before, ReviewOutcome.RETURN_TO_REFERRER_WITH_ADVICE)),
                new Step(
                        LedgerAction.PRIORITY_CHANGED,
                        ReferralAction.CHANGE_PRIORITY,
                        (before, actor) -> made(PriorityRules.decide(
                                before, Priority.URGENT, Optional.of("worse"), Standings.DEADLINES, Standings.NOW))),
                new Step(
                        LedgerAction.CLINICIAN_ALLOCATED,
                        ReferralAction.ALLOCATE_CLINICIAN,
                        (before, actor) ->
                                made(HoldingRules.allocated(before, Optional.of(actor.user()), Standings.NOW))),
                new Step(
                        LedgerAction.INFORMATION_PRINTED,
                        ReferralAction.MARK_PRINTED,
                        (before, actor) -> made(HoldingRules.printed(before, Standings.NOW))),
                new Step(
                        LedgerAction.ASSESSMENT_RECORDED,
                        ReferralAction.RECORD_ASSESSMENT,
                        (before, actor) -> made(AssessmentRules.decide(
                                before, AssessmentOutcome.ADVISE_REFERRER, Optional.of("advice"), Standings.NOW))));
    }

    static CancellationReason reason(String code, String type) {
        var concept = new Concept(code, code, Optional.empty(), Optional.empty(), Map.of());
        return new CancellationReason(
                code,
                code,
                type,
                false,
                true,
                List.of("SERVICE_PROVIDER_CLINICIAN", "SERVICE_PROVIDER_CLINICIAN_ADMIN"),
                Optional.empty(),
                concept);
    }

    private static Referral rejected(Referral before, Actor actor) {
        var rejection = new Rejection("OTHER", Optional.empty(), inPas(before));
        return made(RejectionRules.decide(
                before, rejection, Optional.of(reason("OTHER", "PROVIDER_REJECT")), actor.function(), Standings.NOW));
    }

    private static Referral triaged(Referral before, ReviewOutcome outcome) {
        return made(TriageRules.decide(
                before,
                new TriageOutcome(outcome, "advice", Optional.of(before.priority()), List.of()),
                Standings.NOW));
    }

    private static Optional<Boolean> inPas(Referral before) {
        return before.facets()
                .appointment()
                .filter(booked -> !booked.direct())
                .map((CurrentAppointment booked) -> true);
    }

    private static Referral made(Outcome<Referral> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var after) -> after;
            case Outcome.Refused<Referral> refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
