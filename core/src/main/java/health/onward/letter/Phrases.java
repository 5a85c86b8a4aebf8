package health.onward.letter;

import health.onward.directory.Service;
import health.onward.patient.NhsNumber;
import health.onward.patient.Patient;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers, days and names are written, so that people can read them out and copy them. */
final class Phrases {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    /** A word of the trade that frightens more than it tells (domain, patient's states). */
    private static final Pattern TWO_WEEKS =
            Pattern.compile("\\(?\\b(2 ?ww|(2|two)[ -]?weeks?[ -]wait)\\b\\)?", Pattern.CASE_INSENSITIVE);

    private Phrases() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(Instant at) {
        return day(OwnershipRules.day(at));
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(HERE)).toLowerCase(Locale.UK);
    }

    static String dayAndTime(Instant at) {
        return day(at) + " at " + time(at);
    }

    /** For tables of clinicians. */
    static String moment(Instant at) {
        return SHORT.format(at.atZone(HERE));
    }

    static String number(NhsNumber number) {
        String digits = number.value();
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    static String number(Ubrn ubrn) {
        String digits = ubrn.text();
        return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
    }

    static String name(Patient patient) {
        return patient.given() + " " + patient.family();
    }

    /** A name as patients may read it; empty when nothing of it is left. */
    static String forPatients(String text) {
        return TWO_WEEKS
                .matcher(text)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[\\s:,/-]+|[\\s:,/-]+$", "");
    }

    static Optional<String> phone(Service service) {
        return service.notes().contacts().stream()
                .filter(contact ->
                        contact.purpose().equals("PATIENT") && contact.kind().equals("phone"))
                .map(Service.Contact::value)
                .findFirst();
    }
}
