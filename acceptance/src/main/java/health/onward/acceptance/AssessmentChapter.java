package health.onward.acceptance;

import health.onward.acceptance.LifeSteps.State;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** At an assessment service: its result goes to the referrer, who takes note of it. */
final class AssessmentChapter {

    private static final Sought SERVICE =
            new Sought("ROUTINE", "MUSCULOSKELETAL_SERVICE", "PERSISTENT_PAIN_MUSCULOSKELETAL", Optional.of("RZ5"));

    private final LifeSteps life;
    private final Steps steps;
    private final LifeStaff staff;

    AssessmentChapter(LifeSteps life, Steps steps, LifeStaff staff) {
        this.life = life;
        this.steps = steps;
        this.staff = staff;
    }

    void tell() {
        Found service = steps.finds(staff.gp(), LifeStaff.PATIENT, SERVICE, Found::bookable)
                .getFirst();
        Referral referral =
                steps.refers(staff.gp(), LifeStaff.PATIENT, SERVICE, List.of(service.service()), "NEED_TO_ADD_LATER");
        String ubrn = referral.ubrn();
        steps.books(staff.gp(), referral, steps.freeSlots(staff.gp(), referral, service, SERVICE.priority()));
        Person assessor = steps.signsIn("An assessor", "999000100371", "RZ5", "SERVICE_PROVIDER_CLINICIAN");
        life.happens(
                "record-assessment",
                Optional.of(assessor),
                Map.of("ubrn", ubrn, "outcome", "ADVISE_REFERRER", "comment", "Exercise and a review in June."));
        life.is(staff.gp(), ubrn, State.ASSESSMENT_RESULT);
        steps.onWorklist(staff.gp(), "ASSESSMENT_RETURNED_CANCELLED_DNA", ubrn, true);
        life.happens("dismiss", Optional.of(staff.gp()), Map.of("ubrn", ubrn));
        steps.onWorklist(staff.gp(), "ASSESSMENT_RETURNED_CANCELLED_DNA", ubrn, false);
        steps.cancels(staff.gp(), ubrn);
    }
}
