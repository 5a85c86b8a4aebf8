package health.onward.directory;

import health.onward.directory.Service.Contact;
import health.onward.directory.Service.Notes;
import health.onward.directory.Service.SlotSettings;
import health.onward.directory.Service.Window;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An operator's file of services (docs/imports.md): how a row is written; what is right of it {@link ServiceImports} says. */
final class ServiceFile {

    static final Format FORMAT = Format.csv(
                    "name",
                    "status",
                    "provider",
                    "location",
                    "specialty",
                    "clinic_types",
                    "request_types",
                    "bookable",
                    "priorities",
                    "effective_from")
            .optional(
                    "id", "clinical_terms", "clinicians", "appointment_type", "sex_treated", "from_months", "to_months")
            .optional("effective_to", "letter_required", "menu", "treatment_wait_days", "reservation_days")
            .optional("polling_days", "windows", "wait_shown", "system", "additional_requirements", "referrer_alert")
            .optional("exclusions", "suggested_investigations", "conditions_treated", "procedures", "instructions")
            .optional("hours_of_operation", "website", "additional", "patient_phone", "patient_email")
            .optional("professional_phone", "professional_email", "workgroups", "advice_days");

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern ODS = Pattern.compile("[A-Z0-9]{2,10}");
    private static final Pattern STAFF = Pattern.compile("[0-9]{12}");
    private static final Pattern WINDOW = Pattern.compile("([A-Z_]+):([0-9]{1,5})-([0-9]{1,5})?");
    private static final int MOST = 999_999;
    private static final int POLLED_UNLESS_SAID = 90;

    private ServiceFile() {}

    /** Empty when the row is not sound. */
    static Optional<ServiceImports.Line> line(Row row) {
        Optional<ServiceId> id = Optional.of(row.optionalMatching("id", ID, "a number, or empty for a new service"))
                .filter(text -> !text.isEmpty())
                .filter(text -> row.sound())
                .map(text -> new ServiceId(Long.parseLong(text)));
        Service.Status status = choice(row, "status", Service.Status.class, Service.Status.DRAFT);
        String provider = row.matching("provider", ODS, "an ODS code: two to ten capital letters and digits");
        String location = row.matching("location", ODS, "an ODS code: two to ten capital letters and digits");
        List<String> clinicians = row.words("clinicians", STAFF, "a staff number: twelve digits");
        SlotSettings slots = slots(row);
        LocalDate from = row.day("effective_from").orElse(LocalDate.EPOCH);
        row.text("effective_from");
        var draft = new Draft(
                choices(row, "request_types", RequestType.class),
                choice(row, "bookable", BookableType.class, BookableType.UNSPECIFIED),
                choices(row, "priorities", Priority.class),
                choice(row, "sex_treated", Service.SexTreated.class, Service.SexTreated.MALE_AND_FEMALE),
                new Service.Ages(
                        row.optionalNumber("from_months", 0, MOST).orElse(0), row.optionalNumber("to_months", 0, MOST)),
                choice(row, "menu", Service.Menu.class, Service.Menu.SECONDARY_CARE));
        Optional<LocalDate> to = row.day("effective_to");
        boolean letter = yes(row, "letter_required", false);
        Optional<Integer> wait = row.optionalNumber("treatment_wait_days", 0, MOST);
        Optional<Integer> answered = row.optionalNumber("advice_days", 0, MOST);
        String specialty = row.text("specialty");
        if (!row.sound()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceImports.Line(
                id,
                new ServiceDefinition(
                        row.optional("name"),
                        new OdsCode(provider),
                        new OdsCode(location),
                        specialty,
                        words(row, "clinic_types"),
                        words(row, "clinical_terms"),
                        clinicians.stream().map(UserId::new).collect(Collectors.toSet()),
                        draft.requests(),
                        draft.bookable(),
                        some(row, "appointment_type"),
                        draft.priorities(),
                        draft.sex(),
                        draft.ages(),
                        from,
                        to,
                        letter,
                        draft.menu(),
                        wait,
                        slots,
                        words(row, "additional_requirements"),
                        notes(row),
                        answered),
                status));
    }

    private record Draft(
            Set<RequestType> requests,
            BookableType bookable,
            Set<Priority> priorities,
            Service.SexTreated sex,
            Service.Ages ages,
            Service.Menu menu) {}

    /** Names may have spaces, so they are separated by a bar. */
    static List<String> workgroups(Row row) {
        return Arrays.stream(row.optionalText("workgroups").split("\\|", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The column that a field of a definition comes from. */
    static String column(String field) {
        String last = field.startsWith("slots.windows") ? "windows" : field.substring(field.lastIndexOf('.') + 1);
        return switch (last) {
            case "ages" -> "from_months";
            case "contacts" -> "patient_phone";
            default -> last.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        };
    }

    private static SlotSettings slots(Row row) {
        return new SlotSettings(
                row.optionalNumber("reservation_days", 0, MOST).orElse(0),
                row.optionalNumber("polling_days", 0, MOST).orElse(POLLED_UNLESS_SAID),
                windows(row),
                yes(row, "wait_shown", true),
                some(row, "system"));
    }

    /** Words like {@code URGENT:4-336}: from four hours from now to two weeks; without an end {@code ROUTINE:72-}. */
    private static Map<Priority, Window> windows(Row row) {
        Map<Priority, Window> windows = new EnumMap<>(Priority.class);
        Set<String> priorities = names(Priority.class);
        for (String word : row.words("windows", WINDOW, "a booking window like URGENT:4-336 (hours from now)")) {
            Matcher parts = WINDOW.matcher(word);
            if (parts.matches() && priorities.contains(parts.group(1))) {
                Optional<Integer> closes = Optional.ofNullable(parts.group(3)).map(Integer::valueOf);
                windows.put(Priority.valueOf(parts.group(1)), new Window(Integer.parseInt(parts.group(2)), closes));
            } else if (parts.matches()) {
                row.wrong("windows", "(" + word + ") begins with no priority");
            }
        }
        return windows;
    }

    private static Notes notes(Row row) {
        List<Contact> contacts = new ArrayList<>();
        for (String kind : List.of("phone", "email")) {
            some(row, "patient_" + kind).ifPresent(value -> contacts.add(new Contact("PATIENT", kind, value)));
            some(row, "professional_" + kind)
                    .ifPresent(value -> contacts.add(new Contact("HEALTHCARE_PROFESSIONALS", kind, value)));
        }
        return new Notes(
                some(row, "referrer_alert"),
                some(row, "exclusions"),
                some(row, "suggested_investigations"),
                some(row, "conditions_treated"),
                some(row, "procedures"),
                some(row, "instructions"),
                some(row, "hours_of_operation"),
                some(row, "website"),
                some(row, "additional"),
                contacts);
    }

    private static Optional<String> some(Row row, String column) {
        return Optional.of(row.optional(column)).filter(text -> !text.isEmpty());
    }

    private static boolean yes(Row row, String column, boolean unlessSaid) {
        return row.optional(column).isEmpty() ? unlessSaid : row.yes(column);
    }

    private static Set<String> words(Row row, String column) {
        Collection<String> words = Arrays.asList(row.optional(column).split(" +"));
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E choice(Row row, String column, Class<E> type, E unlessSaid) {
        String text = row.optional(column);
        Set<String> known = names(type);
        return text.isEmpty() || !known.contains(row.oneOf(column, known)) ? unlessSaid : Enum.valueOf(type, text);
    }

    private static <E extends Enum<E>> Set<E> choices(Row row, String column, Class<E> type) {
        Set<String> known = names(type);
        return new HashSet<>(row.words(column, known).stream()
                .filter(known::contains)
                .map(word -> Enum.valueOf(type, word))
                .toList());
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        Function<E, String> name = Enum::name;
        return Arrays.stream(type.getEnumConstants()).map(name).collect(Collectors.toSet());
    }
}
