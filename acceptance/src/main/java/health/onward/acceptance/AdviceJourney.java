package health.onward.acceptance;

import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Advice and guidance ({@code ./onward journey advice}): a GP asks, the specialist asks back and advises, and makes a referral of it, which
 * the booking desk books. Each run makes a request of its own and closes it.
 */
public final class AdviceJourney {

    /** Of those that give advice and can be booked, too. */
    private static final String ASKED = "11010";

    private static final Sought SOUGHT = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));

    private final AdviceSteps advice;
    private final LifeSteps life;
    private final Steps steps;
    private final Telling telling;
    private final Paper paper;

    public AdviceJourney(Wire wire, Telling telling, Paper paper) {
        this.advice = new AdviceSteps(wire, telling, paper);
        this.life = new LifeSteps(wire, telling, paper);
        this.steps = new Steps(wire, telling);
        this.telling = telling;
        this.paper = paper;
    }

    public void travel() {
        var staff = LifeStaff.signedIn(steps);
        String ubrn = talk(staff);
        Referral referral = convert(staff, ubrn);
        Slot slot = book(staff, referral);
        steps.cancels(staff.gp(), ubrn);
        telling.says("");
        telling.says("Request " + Steps.grouped(ubrn) + " was asked, advised on, made a referral and booked for "
                + Steps.local(slot.start()) + "; " + paper.kept().size() + " PDF is in " + paper.folder() + ": "
                + telling.steps() + " steps, " + telling.calls() + " calls, "
                + telling.spent().toMillis() + " ms.");
    }

    private String talk(LifeStaff staff) {
        byte[] letter = "Breathless on stairs since May. Ankles swollen.".getBytes(StandardCharsets.UTF_8);
        String file = advice.uploads(staff.gp(), "history.txt", letter);
        String ubrn = advice.asks(
                staff.gp(), LifeStaff.PATIENT, SOUGHT, ASKED, "NT-proBNP 900. Does she need an echo first?", file);
        advice.onList(staff.specialist(), ubrn, true);
        advice.told(ubrn, "ADVICE_ASKED");
        advice.answers(staff.specialist(), ubrn, Optional.empty(), "Which ECG, please, and her blood pressure?");
        advice.told(ubrn, "ADVICE_INFORMATION_ASKED");
        life.happens(
                "reply-to-provider",
                Optional.of(staff.gp()),
                Map.of("ubrn", ubrn, "text", "Sinus rhythm, left bundle branch block. 134/82."));
        advice.is(staff.specialist(), ubrn, "PROVIDER_RESPONSE_REQUIRED");
        advice.answers(
                staff.specialist(), ubrn, Optional.of("REFERRAL_RECOMMENDED"), "She should be seen, with an echo.");
        advice.told(ubrn, "ADVICE_GIVEN");
        life.happens("judge-advice", Optional.of(staff.gp()), Map.of("ubrn", ubrn, "helped", true));
        advice.is(staff.gp(), ubrn, "REFERRER_TO_REVIEW_RESPONSE");
        advice.reads(staff.gp(), ubrn, 4);
        advice.prints(staff.gp(), ubrn);
        return ubrn;
    }

    private Referral convert(LifeStaff staff, String ubrn) {
        advice.converts(
                staff.specialist(),
                ubrn,
                "I have made a referral of it: you need do nothing.",
                "Echo on the same day.");
        advice.is(staff.gp(), ubrn, "ADVICE_CONVERTED");
        advice.onList(staff.specialist(), ubrn, false);
        advice.told(ubrn, "ADVICE_CONVERTED");
        life.found(staff.gp(), ubrn, "active");
        return steps.reads(staff.gp(), ubrn, "TRIAGED_PROVIDER_TO_ACTION");
    }

    private Slot book(LifeStaff staff, Referral referral) {
        Found clinic = steps.finds(staff.gp(), LifeStaff.PATIENT, SOUGHT).stream()
                .filter(found -> found.service().equals(ASKED))
                .findFirst()
                .orElseThrow(() -> new NotAsItShould("service " + ASKED + " must be found"));
        List<Slot> slots = steps.freeSlots(staff.gp(), referral, clinic, SOUGHT.priority());
        NotAsItShould.unless(!slots.isEmpty(), "'" + clinic.name() + "' must have a free slot");
        life.happens(
                "book-for-patient",
                Optional.of(staff.desk()),
                Map.of(
                        "ubrn", referral.ubrn(),
                        "service", Long.parseLong(ASKED),
                        "slot", LifeSteps.number(slots.getFirst())));
        steps.reads(staff.gp(), referral.ubrn(), "BOOKED");
        return slots.getFirst();
    }
}
