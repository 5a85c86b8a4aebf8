package health.onward.referral;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that goes with a referral (domain rules 2.9): what it is, who attached it for whom, and whether it can be fetched.
 *
 * @param number its own for as long as it stays linked; linked anew it gets another
 * @param attachedAt when it first came to the referral; {@code linkedAt} is since when it has this number
 * @param availability as far as is known here: what is PENDING may meanwhile be more
 */
public record Attachment(
        long number,
        FileId file,
        Kind kind,
        String name,
        String contentType,
        long size,
        Optional<String> description,
        UserId by,
        OdsCode organisation,
        Optional<UserId> onBehalfOf,
        Instant attachedAt,
        Instant linkedAt,
        Availability availability) {

    /** eRS-AttachmentType-1. */
    public enum Kind {
        REFERRER("Referrer"),
        PROVIDER("Provider"),
        ADVICE_REQUEST("Advice Request"),
        GUIDANCE_RESPONSE("Guidance Response");

        private final String display;

        Kind(String display) {
            this.display = display;
        }

        public String display() {
            return display;
        }
    }

    Attachment with(Availability known) {
        return new Attachment(
                number,
                file,
                kind,
                name,
                contentType,
                size,
                description,
                by,
                organisation,
                onBehalfOf,
                attachedAt,
                linkedAt,
                known);
    }
}
