package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.triage.Assessment;
import health.onward.triage.AssessmentOutcome;
import java.util.List;

/** A clinical assessment has come to a result. */
final class RecordsAssessment implements Event {

    private final Assessment assessment;

    RecordsAssessment(Assessment assessment) {
        this.assessment = assessment;
    }

    @Override
    public String name() {
        return "record-assessment";
    }

    @Override
    public String meaning() {
        return "The provider records what its assessment of the patient came to; the referrer is told";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.RECORD_ASSESSMENT.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("outcome", Field.Kind.TEXT, "ADVISE_REFERRER or TREATED"),
                Field.required("comment", Field.Kind.TEXT, "the result, in words"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return Named.of(AssessmentOutcome.class, happening.text("outcome").orElseThrow(), "outcome")
                .then(outcome -> assessment.record(
                        Reviewed.target(happening), outcome, happening.text("comment"), happening.actor()))
                .map(Reviewed::happened);
    }
}
