package health.onward.notice;

import health.onward.identity.BusinessFunction.Side;
import health.onward.notice.Addressee.Role;
import health.onward.notice.Notice.About;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What notices say, and how days, times and numbers are written in them. */
final class NoticeWords {

    private static final ZoneId CLINIC = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK);

    private NoticeWords() {}

    record Text(String subject, String body) {}

    /**
     * What codes are called.
     *
     * @param phone of the service, for patients
     * @param owner the organisation that must act
     * @param reason in the words of its code list
     */
    record Names(String practice, String service, Optional<String> phone, String owner, Optional<String> reason) {}

    static Text of(Notice notice, Names names) {
        return notice.to().role() == Role.PATIENT ? PatientWords.of(notice, names) : StaffWords.of(notice, names);
    }

    /** Paragraphs that do not apply are null. */
    static Text text(String subject, @Nullable String... paragraphs) {
        return new Text(subject, Stream.of(paragraphs).filter(Objects::nonNull).collect(Collectors.joining("\n\n")));
    }

    static String by(Optional<LocalDate> day) {
        return day.map(it -> " by " + DAY.format(it)).orElse("");
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String on(Optional<Instant> at) {
        return at.map(it -> " on " + TIME.format(it.atZone(CLINIC))).orElse("");
    }

    static String byTime(Optional<Instant> at) {
        return at.map(it -> " by " + TIME.format(it.atZone(CLINIC))).orElse("");
    }

    static String number(Notice notice) {
        return number(notice.ubrn());
    }

    static String number(Ubrn request) {
        String ubrn = request.text();
        return ubrn.substring(0, 4) + " " + ubrn.substring(4, 8) + " " + ubrn.substring(8);
    }

    /** @param patient how the reader calls the patient */
    static String whoDidIt(About about, Names names, String patient) {
        return switch (about.by().orElse(Side.NEITHER)) {
            case REFERRER -> " by " + names.practice();
            case PROVIDER -> " by the clinic";
            case PATIENT -> " by " + patient;
            case NEITHER -> "";
        };
    }
}
