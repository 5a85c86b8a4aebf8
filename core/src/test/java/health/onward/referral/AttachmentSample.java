package health.onward.referral;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.util.Optional;

/** A linked file as a test needs it. */
public final class AttachmentSample {

    private AttachmentSample() {}

    /** A letter of R69, without a description. */
    public static Attachment linked(FileId file, String name) {
        return new Attachment(
                70_001,
                file,
                Attachment.Kind.REFERRER,
                name,
                "application/pdf",
                17,
                Optional.empty(),
                new UserId("021600556514"),
                new OdsCode("R69"),
                Optional.empty(),
                Standings.NOW,
                Standings.NOW,
                Availability.AVAILABLE);
    }

    public static Attachment described(Attachment file, String words) {
        return new Attachment(
                file.number(),
                file.file(),
                file.kind(),
                file.name(),
                file.contentType(),
                file.size(),
                Optional.of(words),
                file.by(),
                file.organisation(),
                Optional.of(new UserId("021600556111")),
                file.attachedAt(),
                file.linkedAt(),
                file.availability());
    }
}
