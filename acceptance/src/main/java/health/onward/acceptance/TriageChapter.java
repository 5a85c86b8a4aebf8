package health.onward.acceptance;

import health.onward.acceptance.LifeSteps.State;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judged before anything is booked: sent for triage and returned, sent again and accepted, left to a clinic without slots. */
final class TriageChapter {

    private static final Sought CLINIC = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));
    private static final String TRIAGE = "11004";
    private static final String WITHOUT_SLOTS = "11021";

    private final LifeSteps life;
    private final Steps steps;
    private final LifeStaff staff;

    TriageChapter(LifeSteps life, Steps steps, LifeStaff staff) {
        this.life = life;
        this.steps = steps;
        this.staff = staff;
    }

    void tell() {
        triaged();
        deferred();
    }

    private void triaged() {
        String ubrn = life.sendsForTriage(staff.gp(), LifeStaff.PATIENT, CLINIC, TRIAGE);
        life.is(staff.gp(), ubrn, State.AWAITING_TRIAGE);
        life.prints(staff.gp(), ubrn, "generatePatientLetter", "triage letter");
        letter(ubrn);
        steps.onWorklist(staff.specialist(), "REFERRALS_FOR_REVIEW", ubrn, true);
        life.triages(staff.specialist(), ubrn, "RETURN_TO_REFERRER_WITH_ADVICE", "Please try diuretics first.");
        life.is(staff.gp(), ubrn, State.TRIAGE_RESPONSE);
        steps.onWorklist(staff.gp(), "REJECTED_TRIAGE_RESPONSE", ubrn, true);
        life.sendsForTriageAgain(staff.gp(), ubrn, CLINIC, TRIAGE);
        life.is(staff.gp(), ubrn, State.AWAITING_TRIAGE);
        life.triages(staff.specialist(), ubrn, "ACCEPT_REFER_BOOK_LATER", "Echo first, then clinic.");
        life.is(staff.specialist(), ubrn, State.TRIAGED_PROVIDER_TO_ACTION);
        life.ends(staff.specialist(), ubrn, "TRIAGE_ENDED", Optional.empty());
        life.is(staff.gp(), ubrn, State.CANCELLED_REFERRAL);
        steps.onWorklist(staff.gp(), "ASSESSMENT_RETURNED_CANCELLED_DNA", ubrn, true);
        life.happens("dismiss", Optional.of(staff.gp()), Map.of("ubrn", ubrn));
        steps.onWorklist(staff.gp(), "ASSESSMENT_RETURNED_CANCELLED_DNA", ubrn, false);
    }

    private void deferred() {
        Found clinic = steps
                .finds(
                        staff.gp(),
                        LifeStaff.PATIENT,
                        CLINIC,
                        service -> service.service().equals(WITHOUT_SLOTS))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotAsItShould("the clinic without slots must be found"));
        String ubrn = steps.refers(
                        staff.gp(), LifeStaff.PATIENT, CLINIC, List.of(clinic.service()), "NEED_TO_ADD_LATER")
                .ubrn();
        letter(ubrn);
        life.happens(
                "patient-forwards",
                Optional.empty(),
                Map.of("ubrn", ubrn, "service", Long.parseLong(clinic.service())));
        life.is(staff.gp(), ubrn, State.DEFERRED_TO_PROVIDER);
        life.prints(staff.gp(), ubrn, "generatePatientLetter", "deferral letter");
        steps.onWorklist(staff.desk(), "APPOINTMENT_SLOT_ISSUES", ubrn, true);
        life.triages(staff.specialist(), ubrn, "ACCEPT_REFER_BOOK_LATER", "Any clinic of ours.");
        life.is(staff.specialist(), ubrn, State.TRIAGED_PROVIDER_TO_ACTION);
        steps.cancels(staff.gp(), ubrn);
    }

    private void letter(String ubrn) {
        String file = life.uploads(
                staff.gp(),
                ubrn,
                "letter.txt",
                "text/plain",
                "Please see this patient.\n".getBytes(StandardCharsets.UTF_8));
        life.addsLetter(staff.gp(), ubrn, file);
    }
}
