package health.onward.advice;

import health.onward.patient.Patient;
import java.time.Instant;

/** The port to whoever writes a conversation down as a document, for people who read it beside a referral (A027, A043). */
@FunctionalInterface
public interface ConversationPaper {

    byte[] pdf(AdviceRecord conversation, Patient patient, Instant now);
}
