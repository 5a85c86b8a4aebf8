package health.onward.advice;

import health.onward.referral.Attachment;

/**
 * A file of a conversation.
 *
 * @param message the number of the message that it came with; 0 for the referrer's clinical information, which comes with none
 */
public record Filed(int message, Attachment file) {}
