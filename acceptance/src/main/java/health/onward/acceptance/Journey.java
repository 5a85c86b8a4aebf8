package health.onward.acceptance;

import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import java.util.List;
import java.util.Optional;

/**
 * The main job, as a client's system does it ({@code ./onward journey}): a GP searches, refers and books; the hospital's
 * clinician finds the referral on the worklist and accepts it. Each run makes a referral of its own.
 */
public final class Journey {

    private static final String PATIENT = "9462979626";
    private static final Sought SOUGHT = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));
    private static final int SHORTLISTED = 3;

    private final Steps steps;
    private final Telling telling;

    public Journey(Steps steps, Telling telling) {
        this.steps = steps;
        this.telling = telling;
    }

    public Referral travel() {
        Person gp = steps.signsIn("A GP", "555073103100", "D82106", "REFERRING_CLINICIAN");
        steps.mayAct(gp);
        Person specialist = steps.signsIn("A specialist", "103264994981", "R69", "SERVICE_PROVIDER_CLINICIAN");
        steps.mayAct(specialist);
        steps.knowsSpecialty(gp, SOUGHT.specialty());
        List<Found> shortlist =
                steps.finds(gp, PATIENT, SOUGHT).stream().limit(SHORTLISTED).toList();
        Referral referral = refer(gp, shortlist);
        Slot slot = book(gp, referral, shortlist);
        Referral accepted = accept(specialist, referral.ubrn());
        telling.says("");
        telling.says("Referral " + Steps.grouped(accepted.ubrn()) + " is booked for " + Steps.local(slot.start())
                + " and accepted: " + telling.steps() + " steps, " + telling.calls() + " calls, "
                + telling.spent().toMillis() + " ms.");
        return accepted;
    }

    private Referral refer(Person gp, List<Found> shortlist) {
        Referral created = steps.refers(
                gp, PATIENT, SOUGHT, shortlist.stream().map(Found::service).toList());
        Referral referral = steps.reads(gp, created.ubrn(), "NOT_BOOKED");
        steps.mayBook(gp, referral);
        steps.onWorklist(gp, "AWAITING_BOOKING", referral.ubrn(), true);
        return referral;
    }

    private Slot book(Person gp, Referral referral, List<Found> shortlist) {
        for (Found service : shortlist) {
            List<Slot> slots = steps.freeSlots(gp, referral, service, SOUGHT.priority());
            if (!slots.isEmpty()) {
                Slot booked = steps.books(gp, referral, slots);
                steps.onWorklist(gp, "AWAITING_BOOKING", referral.ubrn(), false);
                return booked;
            }
        }
        throw new NotAsItShould("one of the shortlisted services must have a free slot");
    }

    private Referral accept(Person specialist, String ubrn) {
        steps.onWorklist(specialist, "REFERRALS_FOR_REVIEW", ubrn, true);
        Referral accepted = steps.accepts(specialist, steps.reads(specialist, ubrn, "BOOKED"));
        Referral read = steps.reads(specialist, ubrn, "BOOKED");
        NotAsItShould.unless(read.equals(accepted), "the referral read again must be the accepted one");
        steps.onWorklist(specialist, "REFERRALS_FOR_REVIEW", ubrn, false);
        return read;
    }
}
