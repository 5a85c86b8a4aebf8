package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;

/**
 * What a list tells of an open conversation (A023, the table of members; beyond it, for pages, by when and from whom it waits).
 *
 * @param placeAt what its place on the list is counted from
 * @param responder whose turn the provider's is
 * @param dueAt by when whoever's turn it is should have spoken; absent in rows from before this was told
 * @param answered who answered last, in what function
 */
public record AdviceListRow(
        Ubrn ubrn,
        long version,
        Instant placeAt,
        NhsNumber patient,
        Priority priority,
        Category category,
        ServiceId service,
        String serviceName,
        String specialty,
        Optional<String> clinicType,
        Optional<String> clinicalTerm,
        Optional<UserId> namedClinician,
        Optional<UserId> responder,
        UserId referrer,
        Instant requestedAt,
        Instant updatedAt,
        Optional<Instant> dueAt,
        Optional<Advice.Answered> answered) {

    static AdviceListRow of(Advice advice, Turn turn) {
        Asked asked = advice.asked();
        SearchCriteria criteria = asked.criteria();
        return new AdviceListRow(
                advice.ubrn(),
                advice.version(),
                turn.place(),
                asked.patient(),
                advice.priority(),
                advice.category(),
                asked.service(),
                asked.serviceName(),
                asked.specialty(),
                criteria.clinicType(),
                criteria.clinicalTerm(),
                criteria.namedClinician(),
                advice.responder(),
                asked.referrer(),
                asked.at(),
                advice.updatedAt(),
                Optional.of(turn.due()),
                advice.answered());
    }
}
