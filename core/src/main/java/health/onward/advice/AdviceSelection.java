package health.onward.advice;

import health.onward.identity.ServiceId;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** The part of a list that somebody asks for, as a condition in SQL with its values. */
final class AdviceSelection {

    static final String ORDER = " order by place_at, bucket, ubrn";

    private final StringBuilder from = new StringBuilder(" from advice_list_item where org_id = ? and side = ?");
    private final List<Object> values = new ArrayList<>();

    private AdviceSelection() {}

    static AdviceSelection of(AdviceList.Part part) {
        var selection = new AdviceSelection();
        selection.values.add(part.organisation().value());
        selection.values.add(part.side().name());
        part.services()
                .ifPresent(services -> selection.and("service_id = any(?)", (Object)
                        services.stream().map(ServiceId::value).sorted().toArray(Long[]::new)));
        part.specialty().ifPresent(specialty -> selection.and("specialty = ?", specialty));
        part.responder().ifPresent(responder -> selection.and("responder = ?", responder.value()));
        if (part.nobodys()) {
            selection.and("responder is null");
        }
        return selection;
    }

    void after(AdviceList.After last) {
        and(
                "(place_at, bucket, ubrn) > (?, ?, ?)",
                Timestamp.from(last.placeAt()),
                last.ubrn().bucket(),
                last.ubrn().number());
    }

    String from() {
        return from.toString();
    }

    List<Object> values() {
        return values;
    }

    private void and(String condition, Object... more) {
        from.append(" and ").append(condition);
        values.addAll(List.of(more));
    }
}
