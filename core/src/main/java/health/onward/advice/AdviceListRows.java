package health.onward.advice;

import health.onward.directory.SearchCriteria;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Changes;

/**
 * Keeps both sides' lists with every stored change to a conversation, in the same transaction (A023; domain rules 7.2, 7.3): an open
 * conversation is on both, an ended one on none (api ambiguity 22).
 */
final class AdviceListRows {

    private static final String PUT = """
            insert into advice_list_item (org_id, side, place_at, bucket, ubrn, version, nhs_number, priority, category,
                                          service_id, service_name, specialty, clinic_type, clinical_term, named_clinician,
                                          responder, referrer, requested_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (org_id, side, bucket, ubrn) do update
            set place_at = excluded.place_at, version = excluded.version, priority = excluded.priority,
                category = excluded.category, responder = excluded.responder, updated_at = excluded.updated_at
            """;

    private static final String REMOVE =
            "delete from advice_list_item where org_id = ? and side = ? and bucket = ? and ubrn = ?";

    private AdviceListRows() {}

    static void on(AdviceChange change, Changes changes) {
        Advice after = change.after();
        both(after, change, changes, after.asked().provider(), Side.PROVIDER);
        both(after, change, changes, after.asked().referringOrganisation(), Side.REFERRER);
    }

    private static void both(Advice advice, AdviceChange change, Changes changes, OdsCode organisation, Side side) {
        if (advice.open()) {
            put(advice, changes, organisation, side);
        } else if (change.before().filter(Advice::open).isPresent()) {
            changes.add(
                    REMOVE,
                    organisation.value(),
                    side.name(),
                    advice.ubrn().bucket(),
                    advice.ubrn().number());
        }
    }

    private static void put(Advice advice, Changes changes, OdsCode organisation, Side side) {
        Asked asked = advice.asked();
        SearchCriteria criteria = asked.criteria();
        changes.add(
                PUT,
                organisation.value(),
                side.name(),
                advice.turn().orElseThrow().place(),
                advice.ubrn().bucket(),
                advice.ubrn().number(),
                advice.version(),
                asked.patient().value(),
                advice.priority().name(),
                advice.category().name(),
                asked.service().value(),
                asked.serviceName(),
                asked.specialty(),
                criteria.clinicType().orElse(null),
                criteria.clinicalTerm().orElse(null),
                criteria.namedClinician().map(UserId::value).orElse(null),
                advice.responder().map(UserId::value).orElse(null),
                asked.referrer().value(),
                asked.at(),
                advice.updatedAt());
    }
}
