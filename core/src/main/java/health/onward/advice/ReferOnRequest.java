package health.onward.advice;

import health.onward.document.FileId;
import health.onward.identity.UserId;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.Optional;

/**
 * What a referrer asks for who makes a referral because of advice (domain rules 6).
 *
 * @param version of the conversation, as it was last seen
 * @param referringClinician whom a clinician's admin refers for
 * @param carried files of the conversation that shall go with the referral, too
 */
public record ReferOnRequest(
        Ubrn ubrn, long version, Optional<UserId> referringClinician, Choice choice, List<FileId> carried) {

    public ReferOnRequest {
        carried = List.copyOf(carried);
    }
}
