package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.LifeSteps.State;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The whole life of a referral ({@code ./onward journey life}): every state that a referral can be in is reached on the running server,
 * through the API and, where there is no endpoint, through the demo's events; and everything that is put on paper is fetched. Each run
 * makes referrals of its own and closes them.
 */
public final class LifeJourney {

    private final LifeSteps life;
    private final Steps steps;
    private final Telling telling;
    private final Paper paper;

    public LifeJourney(Wire wire, Telling telling, Paper paper) {
        this.life = new LifeSteps(wire, telling, paper);
        this.steps = new Steps(wire, telling);
        this.telling = telling;
        this.paper = paper;
    }

    public void travel() {
        var staff = LifeStaff.signedIn(steps);
        Instant before = life.clock(Duration.ZERO);
        Instant started = Instant.now();
        try {
            new LetterChapter(life, steps, staff).tell();
            new TriageChapter(life, steps, staff).tell();
            new DeskChapter(life, steps, staff).tell();
            new AssessmentChapter(life, steps, staff).tell();
        } finally {
            // Others use the demo, too: its time goes on as if nobody had moved it.
            life.clock(before.plus(Duration.between(started, Instant.now())));
        }
        summary();
    }

    private void summary() {
        Set<State> missing = EnumSet.allOf(State.class);
        missing.removeAll(life.reached().keySet());
        unless(missing.isEmpty(), "a referral must have been seen in every state, but none was " + missing);
        telling.says("");
        life.reached()
                .forEach((state, ubrn) -> telling.says("  %-27s seen at %s".formatted(state, Steps.grouped(ubrn))));
        telling.says("");
        telling.says(
                "All " + life.reached().size() + " states; " + paper.kept().size() + " PDFs are in " + paper.folder()
                        + ": " + telling.steps() + " steps, " + telling.calls() + " calls, "
                        + telling.spent().toMillis() + " ms.");
    }
}
