package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.Requests.Proposal;
import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What happens when there is no slot ({@code ./onward journey deferral}): one patient has the only slot of a clinic, so others
 * are left to the hospital; as soon as the slot is free again, nobody else may be. What each run makes it also closes, so that
 * the slot is free for the next.
 */
public final class DeferralJourney {

    private static final Sought CLINIC = new Sought("ROUTINE", "NEUROLOGY", "HEADACHE", Optional.of("R69"));
    private static final Sought TRIAGE = new Sought("URGENT", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));
    private static final String HOLDER = "9462979626";
    private static final String WAITING = "1000000001";
    private static final String LATE = "9912003888";
    private static final String LUCKY = "9312201101";
    private static final int TRIES = 20;

    private record Held(String ubrn, Slot slot) {}

    private final Steps steps;
    private final DeferralSteps deferral;
    private final Telling telling;
    private final Deque<String> open = new ArrayDeque<>();

    public DeferralJourney(Wire wire, Telling telling) {
        this.steps = new Steps(wire, telling);
        this.deferral = new DeferralSteps(wire, telling);
        this.telling = telling;
    }

    public void travel() {
        Person gp = steps.signsIn("A GP", "555073103100", "D82106", "REFERRING_CLINICIAN");
        Person desk = steps.signsIn("The hospital's booking desk", "555032006103", "R69", "SERVICE_PROVIDER_ADMIN");
        try {
            Found clinic = steps.finds(gp, HOLDER, CLINIC).getFirst();
            Held only = theOnlySlotIsTaken(gp, clinic);
            deferred(gp, desk, clinic);
            quoted(gp, desk, clinic, only.slot());
            refusedWhileFree(gp, clinic, only);
            triaged(gp);
            closed(gp, desk);
        } finally {
            closeAll(gp);
        }
        telling.says("");
        telling.says("Two patients were left to the hospital and one sent for triage; with a free slot nobody was: "
                + telling.steps() + " steps, " + telling.calls() + " calls, "
                + telling.spent().toMillis() + " ms.");
    }

    /** Somebody else who travels the same way may have it for a while. */
    private Held theOnlySlotIsTaken(Person gp, Found clinic) {
        Referral holder = refer(gp, HOLDER, clinic);
        for (int n = 0; n < TRIES; n++) {
            List<Slot> slots = steps.freeSlots(gp, holder, clinic, CLINIC.priority());
            unless(slots.size() <= 1, "'" + clinic.name() + "' must have a single slot");
            Optional<Slot> booked = slots.isEmpty() ? Optional.empty() : steps.triesToBook(gp, holder, slots);
            if (booked.isPresent()) {
                return new Held(holder.ubrn(), booked.get());
            }
            pause();
        }
        throw new NotAsItShould("the slot of '" + clinic.name() + "' must become free; './onward reset' frees it");
    }

    private void deferred(Person gp, Person desk, Found clinic) {
        Referral referral = refer(gp, WAITING, clinic);
        noSlots(gp, referral, clinic);
        var proposal = new Proposal(
                clinic.service(), "NO_SLOTS_AT_SERVICE", Optional.empty(), Optional.of("Mornings only, please"));
        deferral.proposes(gp, referral, proposal);
        Referral waiting = steps.reads(gp, referral.ubrn(), "DEFERRED_TO_PROVIDER");
        unless(
                !steps.actions(gp, waiting).contains("CREATE_APPOINTMENT"),
                "what is left to the hospital must not be for the GP to book");
        int days = deferral.contactDays(gp, CLINIC.priority(), "deferToProviderContactDays");
        deferral.isIssue(
                steps.onWorklist(desk, "APPOINTMENT_SLOT_ISSUES", waiting.ubrn(), true)
                        .orElseThrow(),
                waiting,
                CLINIC.priority(),
                proposal,
                days);
        // The published table keeps it there until it is booked, with a status that says whose turn it is.
        deferral.isListed(
                steps.onWorklist(gp, "AWAITING_BOOKING", waiting.ubrn(), true).orElseThrow(), "DEFERRED_TO_PROVIDER");
        deferral.mayNotPropose(gp, waiting, proposal, "INVALID_REQUEST_STATE");
    }

    private void quoted(Person gp, Person desk, Found clinic, Slot taken) {
        Referral referral = refer(gp, LATE, clinic);
        var gone = new Proposal(clinic.service(), "SLOT_NOT_AVAILABLE", Optional.of(taken.id()), Optional.empty());
        deferral.proposes(gp, referral, gone);
        Referral waiting = steps.reads(gp, referral.ubrn(), "DEFERRED_TO_PROVIDER");
        deferral.isIssue(
                steps.onWorklist(desk, "APPOINTMENT_SLOT_ISSUES", waiting.ubrn(), true)
                        .orElseThrow(),
                waiting,
                CLINIC.priority(),
                gone,
                deferral.contactDays(gp, CLINIC.priority(), "deferToProviderContactDays"));
    }

    private void refusedWhileFree(Person gp, Found clinic, Held taken) {
        Held held = taken;
        for (int n = 0; n < TRIES; n++) {
            cancel(gp, held.ubrn());
            Referral lucky = refer(gp, LUCKY, clinic);
            if (refusedAll(gp, lucky, clinic, held.slot())) {
                return;
            }
            held = theOnlySlotIsTaken(gp, clinic);
        }
        throw new NotAsItShould("a free slot must be reason enough to refuse a deferral");
    }

    private boolean refusedAll(Person gp, Referral lucky, Found clinic, Slot free) {
        var none = new Proposal(clinic.service(), "NO_SLOTS_AT_SERVICE", Optional.empty(), Optional.empty());
        var gone = new Proposal(clinic.service(), "SLOT_NOT_AVAILABLE", Optional.of(free.id()), Optional.empty());
        var failed = new Proposal(clinic.service(), "BOOKING_ATTEMPT_PROBLEM", Optional.empty(), Optional.empty());
        if (!deferral.refusedFor(gp, lucky, none, "SLOTS_CURRENTLY_AVAILABLE")
                || !deferral.refusedFor(gp, lucky, gone, "THIS_SLOT_IS_AVAILABLE")) {
            return false;
        }
        deferral.mayNotPropose(gp, lucky, failed, "INAPPROPRIATE_VALUE");
        return true;
    }

    private void triaged(Person gp) {
        Found service = steps.finds(gp, LATE, TRIAGE, Found::triages).stream()
                .findFirst()
                .orElseThrow(() -> new NotAsItShould("the search must find a triage service"));
        Referral referral = steps.refers(gp, LATE, TRIAGE, List.of(service.service()), "NEED_TO_ADD_LATER");
        open.addLast(referral.ubrn());
        deferral.mayNotPropose(
                gp,
                referral,
                new Proposal(service.service(), "NO_SLOTS_AT_SERVICE", Optional.empty(), Optional.empty()),
                "INVALID_STATE");
        deferral.proposes(gp, referral, new Proposal(service.service(), "TRIAGE", Optional.empty(), Optional.empty()));
        steps.reads(gp, referral.ubrn(), "AWAITING_TRIAGE");
        int days = deferral.contactDays(gp, TRIAGE.priority(), "triageContactDays");
        telling.shows("the patient is told: a specialist reads your referral, and you will hear within " + days
                + " working days");
        deferral.isListed(
                steps.onWorklist(gp, "AWAITING_BOOKING", referral.ubrn(), true).orElseThrow(), "AWAITING_TRIAGE");
        steps.onWorklist(gp, "LETTERS_OUTSTANDING", referral.ubrn(), true);
    }

    private void closed(Person gp, Person desk) {
        List<String> all = List.copyOf(open);
        all.forEach(ubrn -> cancel(gp, ubrn));
        steps.onWorklist(desk, "APPOINTMENT_SLOT_ISSUES", all.getFirst(), false);
        steps.onWorklist(gp, "AWAITING_BOOKING", all.getFirst(), false);
    }

    private void noSlots(Person gp, Referral referral, Found clinic) {
        unless(
                steps.freeSlots(gp, referral, clinic, CLINIC.priority()).isEmpty(),
                "'" + clinic.name() + "' must have no slot now");
        telling.shows("the patient sees: no appointments can be booked at '" + clinic.name() + "' at the moment");
    }

    private Referral refer(Person gp, String patient, Found clinic) {
        Referral referral = steps.refers(gp, patient, CLINIC, List.of(clinic.service()));
        open.addLast(referral.ubrn());
        return referral;
    }

    private void cancel(Person gp, String ubrn) {
        open.remove(ubrn);
        steps.cancels(gp, ubrn);
    }

    /** Nothing is left after a good end; after a bad one as well as it goes, for what is wrong is known already. */
    private void closeAll(Person gp) {
        try {
            List.copyOf(open).forEach(ubrn -> cancel(gp, ubrn));
        } catch (NotAsItShould e) {
            telling.says("and what this run had made could not be closed: " + e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsItShould("interrupted");
        }
    }
}
