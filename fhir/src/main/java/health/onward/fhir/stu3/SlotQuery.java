package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INVALID_CODE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_HEADER;
import static health.onward.platform.RefusalCode.MISSING_PARAMETER;

import health.onward.appointment.SlotQuestion;
import health.onward.directory.Priority;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the parameters and the header of A015; everything wrong with them is reported together. */
final class SlotQuery {

    static final String SERVICE = "schedule.actor:HealthcareService";
    /** The modifier is a published non-conformance that clients rely on (A015, known issue). */
    static final String CLINICIAN = "schedule.actor:Practitioner";

    static final String PRIORITY = "appointmentType";
    static final String COUNT = "_count";
    static final String STATUS = "status";
    static final String INCLUDE = "_include";
    static final String PAGE = "page";
    static final String[] PARAMETERS = {SERVICE, CLINICIAN, PRIORITY, COUNT, STATUS, INCLUDE, PAGE};

    private static final String RULE_ORGANISATION = "NHSD-eRS-Comm-Rule-Org";
    private static final Set<String> SLOT_STATUSES =
            Set.of("busy", "free", "busy-unavailable", "busy-tentative", "entered-in-error");
    private static final int MOST = 100;
    /** More pages than any diary has; keeps the arithmetic of pages small. */
    private static final int LAST_PAGE = 1_000_000_000;

    private final WireCall call;
    private final List<Refusal> problems = new ArrayList<>();

    private SlotQuery(WireCall call) {
        this.call = call;
    }

    static Outcome<SlotQuestion> read(WireCall call) {
        return new SlotQuery(call).read();
    }

    private Outcome<SlotQuestion> read() {
        Optional<OdsCode> organisation = organisation();
        Optional<ServiceId> service = parsed(SERVICE, SERVICE, INVALID_VALUE, ServiceId::parse);
        Optional<Priority> priority = parsed(PRIORITY, PRIORITY, INVALID_CODE, SlotQuery::priority);
        Optional<Integer> count = parsed(COUNT, "Page Size", INVALID_VALUE, text -> number(text, MOST));
        Optional<Integer> page = parsed(PAGE, "Page Number", INVALID_VALUE, text -> number(text, LAST_PAGE));
        Optional<UserId> clinician = given(CLINICIAN).isPresent()
                ? parsed(CLINICIAN, CLINICIAN, INVALID_VALUE, UserId::parse)
                : Optional.empty();
        status();
        given(INCLUDE)
                .filter(text -> !text.equals("Slot:schedule"))
                .ifPresent(text -> add(INVALID_VALUE, INCLUDE, text));
        return problems.isEmpty()
                ? Outcome.accepted(new SlotQuestion(
                        service.orElseThrow(),
                        priority.orElseThrow(),
                        clinician,
                        organisation.orElseThrow(),
                        count.orElseThrow(),
                        page.orElseThrow()))
                : new Outcome.Refused<>(problems);
    }

    private Optional<OdsCode> organisation() {
        Optional<String> said =
                call.header(RULE_ORGANISATION).map(String::strip).filter(text -> !text.isEmpty());
        if (said.isEmpty()) {
            problems.add(new Refusal(MISSING_HEADER, "is missing.", RULE_ORGANISATION));
            return Optional.empty();
        }
        Optional<OdsCode> code = said.flatMap(OdsCode::parse);
        if (code.isEmpty()) {
            add(INVALID_VALUE, RULE_ORGANISATION, said.get());
        }
        return code;
    }

    private void status() {
        Optional<String> status = parsed(
                STATUS,
                STATUS,
                INVALID_CODE,
                text -> SLOT_STATUSES.contains(text) ? Optional.of(text) : Optional.empty());
        status.filter(text -> !text.equals("free")).ifPresent(text -> add(INVALID_VALUE, STATUS, text));
    }

    private <T> Optional<T> parsed(
            String name, String label, RefusalCode otherwise, Function<String, Optional<T>> parse) {
        Optional<String> text = given(name);
        if (text.isEmpty()) {
            problems.add(new Refusal(MISSING_PARAMETER, "is missing.", name));
            return Optional.empty();
        }
        Optional<T> parsed = parse.apply(text.get());
        if (parsed.isEmpty()) {
            add(otherwise, label, text.get());
        }
        return parsed;
    }

    private Optional<String> given(String name) {
        List<String> values = call.query().getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst().isBlank() ? Optional.empty() : Optional.of(values.getFirst());
    }

    private void add(RefusalCode code, String label, String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        problems.add(new Refusal(code, "(" + shown + ") is invalid.", label));
    }

    private static Optional<Integer> number(String text, int most) {
        return text.matches("0*[1-9][0-9]{0,9}")
                ? Optional.of(Long.parseLong(text)).filter(n -> n <= most).map(Long::intValue)
                : Optional.empty();
    }

    private static Optional<Priority> priority(String text) {
        return List.of(Priority.values()).stream()
                .filter(p -> p.name().equals(text))
                .findFirst();
    }
}
