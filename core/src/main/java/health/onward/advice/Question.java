package health.onward.advice;

import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.FileToLink;
import java.util.List;
import java.util.Optional;

/**
 * What a referrer asks (A044).
 *
 * @param referringClinician whom a clinician's admin asks for
 * @param services as they were named: it must be one
 * @param authorised whether the provider may make a referral of it; never assumed
 * @param convertIfUnanswered that it becomes a referral if nobody answers in time; only with {@code authorised}
 */
public record Question(
        NhsNumber patient,
        Optional<UserId> referringClinician,
        List<ServiceId> services,
        SearchCriteria criteria,
        boolean authorised,
        boolean convertIfUnanswered,
        String text,
        List<FileToLink> files) {

    public Question {
        services = List.copyOf(services);
        files = List.copyOf(files);
    }
}
