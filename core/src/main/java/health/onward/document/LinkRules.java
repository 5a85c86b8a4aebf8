package health.onward.document;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_STATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides whether a file that somebody names may become part of a request (A012, A022, A026 to A028, A044). */
public final class LinkRules {

    private LinkRules() {}

    /**
     * A file of another organisation is told like none at all: nobody learns what others have handed in.
     *
     * @param ubrn of the request, unless that is only being made (A044): then the file must have been handed in for none
     */
    public static Outcome<StoredFile> linkable(Optional<StoredFile> named, OptionalLong ubrn, Actor actor) {
        if (named.isEmpty() || !named.get().organisation().equals(actor.organisation())) {
            return Outcome.refused(REFERENCE_NOT_FOUND, "there is no such uploaded file");
        }
        StoredFile file = named.get();
        if (!file.meantFor().equals(ubrn)) {
            return Outcome.refused(
                    INAPPROPRIATE_VALUE,
                    "this file was uploaded for another request or for none; upload it again with NHSD-eRS-Referral-ID");
        }
        boolean another = file.linkedTo().isPresent() && !file.linkedTo().equals(ubrn);
        return file.linked() || another
                ? Outcome.refused(INVALID_STATE, "this file is already part of a request")
                : Outcome.accepted(file);
    }
}
