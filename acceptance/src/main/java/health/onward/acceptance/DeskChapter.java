package health.onward.acceptance;

import health.onward.acceptance.LifeSteps.State;
import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** At the booking desk: cancelled to act later, booked for the patient, the clinic cancelled, somebody who did not come. */
final class DeskChapter {

    private static final Sought CLINIC = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));
    private static final String TELEPHONED = "11016";

    private final LifeSteps life;
    private final Steps steps;
    private final LifeStaff staff;

    DeskChapter(LifeSteps life, Steps steps, LifeStaff staff) {
        this.life = life;
        this.steps = steps;
        this.staff = staff;
    }

    void tell() {
        telephoned();
        Found clinic = steps.finds(staff.gp(), LifeStaff.PATIENT, CLINIC).getFirst();
        Referral referral = steps.refers(staff.gp(), LifeStaff.PATIENT, CLINIC, List.of(clinic.service()));
        String ubrn = referral.ubrn();
        steps.books(staff.gp(), referral, slots(referral, clinic));
        life.cancelsToActLater(staff.specialist(), ubrn, "See her in the morning clinic.", Optional.empty());
        life.is(staff.specialist(), ubrn, State.TRIAGED_PROVIDER_TO_ACTION);
        book(referral, clinic);
        life.happens(
                "cancel-as-provider", Optional.of(staff.desk()), Map.of("ubrn", ubrn, "reason", "CLINIC_CANCELLED"));
        life.is(staff.gp(), ubrn, State.APPT_CANCELLED_BY_PROVIDER);
        Slot last = book(referral, clinic);
        stayedAway(ubrn, last);
    }

    private void stayedAway(String ubrn, Slot last) {
        Instant now = life.clock(Duration.ZERO);
        life.clock(Instant.parse(last.start()).plus(Duration.ofHours(3)));
        life.happens(
                "record-non-attendance", Optional.of(staff.desk()), Map.of("ubrn", ubrn, "reason", "PATIENT_FORGOT"));
        life.is(staff.gp(), ubrn, State.DID_NOT_ATTEND);
        life.happens("return-non-attender", Optional.of(staff.desk()), Map.of("ubrn", ubrn));
        steps.onWorklist(staff.gp(), "ASSESSMENT_RETURNED_CANCELLED_DNA", ubrn, true);
        life.ends(staff.gp(), ubrn, "REFERRER_CANCELLATION", Optional.empty());
        life.clock(now);
    }

    /** The patient telephones; what was agreed is keyed in, cancelled here, and said to be cancelled there. */
    private void telephoned() {
        Referral referral = steps.refers(staff.gp(), LifeStaff.PATIENT, CLINIC, List.of(TELEPHONED));
        String ubrn = referral.ubrn();
        Instant start = life.clock(Duration.ZERO).plus(Duration.ofDays(9));
        life.happens(
                "record-agreed-appointment",
                Optional.of(staff.desk()),
                Map.of("ubrn", ubrn, "service", Long.parseLong(TELEPHONED), "start", start.toString()));
        life.is(staff.gp(), ubrn, State.BOOKED);
        life.cancelsToActLater(staff.specialist(), ubrn, "The clinician is away.", Optional.of(false));
        life.is(staff.specialist(), ubrn, State.TRIAGED_PROVIDER_TO_ACTION);
        life.happens("confirm-cancelled-in-pas", Optional.of(staff.desk()), Map.of("ubrn", ubrn));
        steps.cancels(staff.gp(), ubrn);
    }

    private Slot book(Referral referral, Found clinic) {
        Slot slot = slots(referral, clinic).getFirst();
        life.happens(
                "book-for-patient",
                Optional.of(staff.desk()),
                Map.of(
                        "ubrn", referral.ubrn(),
                        "service", Long.parseLong(clinic.service()),
                        "slot", LifeSteps.number(slot)));
        return slot;
    }

    private List<Slot> slots(Referral referral, Found clinic) {
        List<Slot> slots = steps.freeSlots(staff.gp(), referral, clinic, CLINIC.priority());
        NotAsItShould.unless(!slots.isEmpty(), "'" + clinic.name() + "' must have a free slot");
        return slots;
    }
}
