package health.onward.advice;

import health.onward.document.StoredFile;
import health.onward.referral.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** As what a conversation, written down, and its files go with a referral (A027): as letters of the referrer's. */
final class PaperRules {

    private PaperRules() {}

    static Attachment letter(long number, StoredFile pdf) {
        return attachment(number, pdf, Optional.empty(), pdf.uploadedAt());
    }

    /** One of the conversation's files, copied for another request: it came when it came. */
    static Attachment copied(long number, Attachment original, StoredFile copy) {
        return attachment(number, copy, original.description(), original.attachedAt());
    }

    private static Attachment attachment(long number, StoredFile file, Optional<String> description, Instant since) {
        return new Attachment(
                number,
                file.id(),
                Attachment.Kind.REFERRER,
                file.name(),
                file.type().mediaType(),
                file.bytes(),
                description,
                file.uploadedBy(),
                file.organisation(),
                file.onBehalfOf(),
                since,
                file.uploadedAt(),
                file.availability());
    }

    /** No file of a request is called like another; whoever has taken this name already keeps it. */
    static String name(Advice advice, List<Attachment> files) {
        String name = "Advice and guidance conversation - " + advice.ubrn();
        List<String> taken =
                files.stream().map(file -> file.name().toLowerCase(Locale.ROOT)).toList();
        String free = name + ".pdf";
        for (int n = 2; taken.contains(free.toLowerCase(Locale.ROOT)); n++) {
            free = name + " (" + n + ").pdf";
        }
        return free;
    }
}
