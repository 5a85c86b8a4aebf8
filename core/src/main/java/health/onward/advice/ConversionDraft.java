package health.onward.advice;

import health.onward.directory.Service;
import health.onward.patient.Patient;
import health.onward.referral.Attachment;
import java.util.List;
import java.util.stream.Stream;

/**
 * A conversion that is decided and not yet written down: all of it holds for as long as the conversation stays at its version.
 *
 * @param whole the conversation as it ends, with the last message and its files
 * @param review the files for the provider's staff
 */
record ConversionDraft(
        AdviceChange change,
        AdviceRecord whole,
        List<Attachment> review,
        ConversionRules.Task task,
        Service service,
        Patient patient) {

    ConversionDraft {
        review = List.copyOf(review);
    }

    /** All files but the one that we write ourselves. */
    List<Attachment> files() {
        return Stream.concat(carried().stream(), review.stream()).toList();
    }

    List<Attachment> carried() {
        return whole.files().stream().map(Filed::file).toList();
    }
}
