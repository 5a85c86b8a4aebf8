package health.onward.acceptance;

import health.onward.acceptance.LifeSteps.State;
import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With a letter: the patient books, the provider reads and accepts, the letter changes, the patient cancels, and the provider rejects. */
final class LetterChapter {

    private static final Sought CLINIC = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));
    private static final String AFTER_REVIEW = "REFERRALS_FOR_REVIEW";

    private final LifeSteps life;
    private final Steps steps;
    private final LifeStaff staff;

    LetterChapter(LifeSteps life, Steps steps, LifeStaff staff) {
        this.life = life;
        this.steps = steps;
        this.staff = staff;
    }

    void tell() {
        Found clinic = clinic();
        Referral referral =
                steps.refers(staff.gp(), LifeStaff.PATIENT, CLINIC, List.of(clinic.service()), "NEED_TO_ADD_LATER");
        String ubrn = referral.ubrn();
        life.is(staff.gp(), ubrn, State.NOT_BOOKED);
        life.prints(staff.gp(), ubrn, "generatePatientLetter", "request letter");
        attach(ubrn, "referral letter.txt", "Dear colleague, please see this patient.");
        book(referral, clinic, 0);
        life.is(staff.gp(), ubrn, State.BOOKED);
        life.prints(staff.gp(), ubrn, "generatePatientLetter", "confirmation letter");
        life.prints(staff.specialist(), ubrn, "generateCRI", "clinical summary");
        review(ubrn);
        life.happens(
                "patient-changes-booking",
                Optional.empty(),
                Map.of("ubrn", ubrn, "service", Long.parseLong(clinic.service()), "slot", slot(referral, clinic, 2)));
        life.happens("patient-cancels-appointment", Optional.empty(), Map.of("ubrn", ubrn, "reason", "PATIENT_ILL"));
        life.is(staff.gp(), ubrn, State.APPT_CANCELLED_BY_PATIENT);
        life.prints(staff.gp(), ubrn, "generatePatientLetter", "cancellation letter");
        reject(referral, clinic);
    }

    private void review(String ubrn) {
        steps.onWorklist(staff.specialist(), AFTER_REVIEW, ubrn, true);
        steps.accepts(staff.specialist(), steps.reads(staff.specialist(), ubrn, "BOOKED"));
        steps.onWorklist(staff.specialist(), AFTER_REVIEW, ubrn, false);
        attach(ubrn, "blood tests.txt", "Results that came after the letter.");
        steps.onWorklist(staff.specialist(), AFTER_REVIEW, ubrn, true);
    }

    private void reject(Referral referral, Found clinic) {
        String ubrn = referral.ubrn();
        book(referral, clinic, 3);
        life.rejects(staff.specialist(), ubrn, "SERVICE_INAPPROPRIATE", "The heart rhythm clinic is the right one.");
        life.is(staff.gp(), ubrn, State.REJECTED);
        steps.onWorklist(staff.gp(), "REJECTED_TRIAGE_RESPONSE", ubrn, true);
        life.prints(staff.gp(), ubrn, "generateCRI", "clinical summary of what was rejected");
        life.found(staff.gp(), ubrn, "active");
        steps.cancels(staff.gp(), ubrn);
        life.is(staff.gp(), ubrn, State.CANCELLED_REFERRAL);
        life.found(staff.gp(), ubrn, "revoked");
    }

    /** What is attached already stays. */
    private void attach(String ubrn, String name, String words) {
        String file =
                life.uploads(staff.gp(), ubrn, name, "text/plain", (words + "\n").getBytes(StandardCharsets.UTF_8));
        life.addsLetter(staff.gp(), ubrn, file);
        life.downloads(staff.specialist(), file);
    }

    private void book(Referral referral, Found clinic, int which) {
        life.happens(
                "patient-books",
                Optional.empty(),
                Map.of(
                        "ubrn", referral.ubrn(),
                        "service", Long.parseLong(clinic.service()),
                        "slot", slot(referral, clinic, which)));
    }

    private long slot(Referral referral, Found clinic, int which) {
        List<Slot> slots = steps.freeSlots(staff.gp(), referral, clinic, CLINIC.priority());
        NotAsItShould.unless(slots.size() > which, "'" + clinic.name() + "' must have " + (which + 1) + " free slots");
        return LifeSteps.number(slots.get(which));
    }

    private Found clinic() {
        return steps.finds(staff.gp(), LifeStaff.PATIENT, CLINIC, service -> service.bookable()).stream()
                .filter(service -> service.service().equals("11002"))
                .findFirst()
                .orElseThrow(() -> new NotAsItShould("the clinic that asks for a letter must be found"));
    }
}
