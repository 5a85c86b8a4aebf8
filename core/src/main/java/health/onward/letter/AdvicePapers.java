package health.onward.letter;

import health.onward.advice.AdviceRecord;
import health.onward.advice.ConversationPaper;
import health.onward.patient.Patient;
import java.time.Instant;

/** Puts conversations about advice on paper, as an overview (A043) and beside the referral that one became (A027): the same document. */
public final class AdvicePapers implements ConversationPaper {

    private final Shelf shelf;
    private final Press press;

    public AdvicePapers(Shelf shelf, Press press) {
        this.shelf = shelf;
        this.press = press;
    }

    @Override
    public byte[] pdf(AdviceRecord conversation, Patient patient, Instant now) {
        return press.pdf(letter(conversation, patient, now), Letter.Print.STANDARD);
    }

    Letter letter(AdviceRecord conversation, Patient patient, Instant now) {
        return new ConversationOverview(conversation, patient, shelf.names(conversation), shelf.words(), now).letter();
    }
}
