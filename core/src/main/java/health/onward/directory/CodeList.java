package health.onward.directory;

import static health.onward.directory.CodeList.Column.BOOLEAN;
import static health.onward.directory.CodeList.Column.DAYS;
import static health.onward.directory.CodeList.Column.FUNCTIONS;
import static health.onward.directory.CodeList.Column.SPECIALTY_CODE;
import static health.onward.directory.CodeList.Column.WORD;
import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The six published code lists (A004), and which properties the concepts of each have beside code, display and dates. */
public enum CodeList {
    SPECIALTY(columns()),
    CLINIC_TYPE(columns(entry("specialty", SPECIALTY_CODE))),
    APPOINTMENT_CANCELLATION_REASON(columns(
            entry("type", WORD),
            entry("will_cancel_whole_request", BOOLEAN),
            entry("comment_is_mandatory", BOOLEAN),
            entry("usage", Column.OPTIONAL_WORD),
            entry("business_functions", FUNCTIONS))),
    REFERRAL_CANCELLATION_REASON(columns(
            entry("type", WORD),
            entry("comment_is_mandatory", BOOLEAN),
            entry("can_cancel_appointment", BOOLEAN),
            entry("referrer_usage", Column.OPTIONAL_WORD),
            entry("business_functions", FUNCTIONS))),
    APPOINTMENT_NON_ATTENDANCE_REASON(columns()),
    PRIORITY(columns(entry("defer_to_provider_contact_days", DAYS), entry("triage_contact_days", DAYS)));

    /** What may stand in a column. */
    enum Column {
        WORD,
        OPTIONAL_WORD,
        BOOLEAN,
        /** Zero or more names, separated by spaces. */
        FUNCTIONS,
        DAYS,
        SPECIALTY_CODE
    }

    private final Map<String, Column> properties;

    CodeList(Map<String, Column> properties) {
        this.properties = properties;
    }

    /** The name in the list's address, such as CLINIC-TYPE. */
    public String published() {
        return name().replace('_', '-');
    }

    public static Optional<CodeList> published(String name) {
        for (CodeList list : values()) {
            if (list.published().equals(name)) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    /** The name of the list's file, ours and an operator's. */
    public String file() {
        return published().toLowerCase(Locale.ROOT) + ".csv";
    }

    Map<String, Column> properties() {
        return properties;
    }

    @SafeVarargs
    private static Map<String, Column> columns(Map.Entry<String, Column>... columns) {
        Map<String, Column> inOrder = new LinkedHashMap<>();
        for (var column : columns) {
            inOrder.put(column.getKey(), column.getValue());
        }
        return inOrder;
    }
}
