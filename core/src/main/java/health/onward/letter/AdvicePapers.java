package health.onward.letter;

import health.onward.advice.AdviceRecord;
import health.onward.advice.AdviceRecords;
import health.onward.advice.ConversationPaper;
import health.onward.identity.Actor;
import health.onward.patient.Patient;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;

/** Puts conversations about advice on paper, as an overview (A043) and beside the referral that one became (A027): the same document. */
public final class AdvicePapers implements ConversationPaper {

    private final AdviceRecords records;
    private final Shelf shelf;
    private final Press press;
    private final Clock clock;

    public AdvicePapers(AdviceRecords records, Shelf shelf, Press press, Clock clock) {
        this.records = records;
        this.shelf = shelf;
        this.press = press;
        this.clock = clock;
    }

    /** For somebody who may have it: never without its audit row, refused or not. */
    public Outcome<Letter> overview(Ubrn ubrn, Actor actor) {
        return records.told(
                ubrn, actor, "A043", (conversation, patient) -> letter(conversation, patient, clock.instant()));
    }

    @Override
    public byte[] pdf(AdviceRecord conversation, Patient patient, Instant now) {
        return press.pdf(letter(conversation, patient, now), Letter.Print.STANDARD);
    }

    private Letter letter(AdviceRecord conversation, Patient patient, Instant now) {
        return new ConversationOverview(conversation, patient, shelf.names(conversation), shelf.words(), now).letter();
    }
}
