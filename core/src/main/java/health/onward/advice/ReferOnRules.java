package health.onward.advice;

import static health.onward.platform.RefusalCode.INVALID_STATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Attachment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Which files of a conversation can go with the referral that a referrer makes of it. */
final class ReferOnRules {

    private static final String WHERE = "files";

    private ReferOnRules() {}

    /** A copy of what nobody has looked into would never be looked into. */
    static Outcome<List<Attachment>> carried(List<FileId> wanted, List<Filed> there) {
        List<Attachment> carried = new ArrayList<>();
        for (FileId id : new LinkedHashSet<>(wanted)) {
            Optional<Attachment> found = there.stream()
                    .map(Filed::file)
                    .filter(file -> file.file().equals(id))
                    .findFirst();
            if (found.isEmpty()) {
                return Outcome.refused(
                        new Refusal(REFERENCE_NOT_FOUND, "(" + id + ") is no file of this conversation", WHERE));
            }
            if (found.get().availability() != Availability.AVAILABLE) {
                return Outcome.refused(new Refusal(
                        INVALID_STATE,
                        "'" + found.get().name() + "' was not found free of viruses (yet); leave it out, or try later",
                        WHERE));
            }
            carried.add(found.get());
        }
        return Outcome.accepted(carried);
    }
}
