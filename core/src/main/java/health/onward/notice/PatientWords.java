package health.onward.notice;

import static health.onward.notice.NoticeWords.by;
import static health.onward.notice.NoticeWords.on;
import static health.onward.notice.NoticeWords.text;

import health.onward.identity.BusinessFunction.Side;
import health.onward.notice.Notice.About;
import health.onward.notice.NoticeWords.Names;
import health.onward.notice.NoticeWords.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What patients read: plain words and what to do, without priorities and without what staff wrote to each other. */
final class PatientWords {

    private PatientWords() {}

    static Text of(Notice notice, Names names) {
        String quote = "Your booking reference is " + NoticeWords.number(notice) + ".";
        About about = notice.about();
        return switch (notice.kind()) {
            case REMINDER -> reminder(names, null, quote);
            case SECOND_REMINDER ->
                reminder(
                        names,
                        "This is the last reminder. If you do not book, " + names.practice()
                                + " will be asked to get in touch with you.",
                        quote);
            case CONTACT_OVERDUE -> contactOverdue(about, names, quote);
            case REFERRAL_REJECTED ->
                text(
                        "Your appointment is cancelled",
                        names.service() + " cannot see you" + on(about.was()) + " and has sent the request back to "
                                + names.practice() + ".",
                        next(about, names),
                        worse(names),
                        quote);
            case REFERRAL_RETURNED ->
                text(
                        "The clinic has written to your practice",
                        names.service() + " has read the request for you to be seen and has sent its advice to "
                                + names.practice() + ". You have no appointment there.",
                        next(about, names),
                        worse(names),
                        quote);
            case REFERRAL_CANCELLED -> referralCancelled(about, names, quote);
            case APPOINTMENT_BOOKED -> booked(about, names, quote);
            case CONTACT_PROMISED -> contactPromised(about, names, quote);
            case APPOINTMENT_CANCELLED -> appointmentCancelled(about, names, quote);
            case APPOINTMENT_MOVED ->
                text(
                        "Your appointment is at another time",
                        "Your appointment at " + names.service() + on(about.was()) + " is now"
                                + about.start().map(start -> on(about.start())).orElse(" at another time") + ".",
                        quote);
            case SERVICE_CHANGED -> serviceChanged(about, names, quote);
            case NON_ATTENDER_RETURNED ->
                text(
                        "You missed an appointment",
                        names.service() + " has told " + names.practice() + " that you did not come to your appointment"
                                + on(about.was()) + ".",
                        "If you still want to be seen, please contact " + names.practice() + ".",
                        quote);
            case LETTER_OUTSTANDING,
                    OVERDUE_PERSON,
                    OVERDUE_ORGANISATION,
                    OVERDUE_COMMISSIONER,
                    PRIORITY_CHANGED,
                    FILE_REFUSED -> throw new IllegalStateException("patients are not told " + notice.kind());
        };
    }

    private static Text reminder(Names names, @Nullable String last, String quote) {
        return text(
                "Please book your appointment",
                names.practice() + " asked for you to be seen by a specialist, and you have no appointment yet.",
                "Your letter says which clinics you can choose and how to book.",
                last,
                "If you no longer want to be seen, please tell " + names.practice()
                        + ": they may think that you are waiting.",
                quote);
    }

    private static Text booked(About about, Names names, String quote) {
        return text(
                "You have an appointment",
                "Your appointment is at " + names.service() + on(about.start()) + ".",
                "If you cannot come, please change or cancel it in good time: somebody else can have it, and you another."
                        + " Your letter says how"
                        + names.phone()
                                .map(phone -> "; the clinic's number is " + phone + ".")
                                .orElse("."),
                quote);
    }

    private static Text contactPromised(About about, Names names, String quote) {
        return text(
                "The clinic will be in touch with you",
                names.service() + " has the request for you to be seen. You should hear from the clinic"
                        + by(about.day()) + ".",
                "If you have not heard by then, please ring the clinic"
                        + names.phone().map(phone -> " on " + phone).orElse("") + ".",
                worse(names),
                quote);
    }

    private static Text contactOverdue(About about, Names names, String quote) {
        return text(
                "You should have heard from the clinic",
                "You were told that " + names.service() + " would be in touch" + by(about.day())
                        + ". We cannot see that they were.",
                "If you have not heard from them, please ring the clinic"
                        + names.phone().map(phone -> " on " + phone).orElse("") + ".",
                worse(names),
                quote);
    }

    private static Text referralCancelled(About about, Names names, String quote) {
        return text(
                "The request for you to be seen is cancelled",
                "The request for you to be seen by a specialist was cancelled"
                        + NoticeWords.whoDidIt(about, names, "you") + "."
                        + about.was()
                                .map(was -> " Your appointment" + on(about.was()) + " is cancelled with it.")
                                .orElse(""),
                "If you did not expect this, or still need to be seen, please contact " + names.practice() + ".",
                quote);
    }

    private static Text appointmentCancelled(About about, Names names, String quote) {
        boolean theirs = about.by().equals(Optional.of(Side.PROVIDER));
        return text(
                "Your appointment is cancelled",
                "Your appointment at " + names.service() + on(about.was()) + " was cancelled"
                        + NoticeWords.whoDidIt(about, names, "you") + ".",
                "You are still waiting to be seen. "
                        + (theirs
                                ? names.owner() + " should arrange another appointment" + by(about.day()) + "."
                                : "Please book another time; your letter says how."),
                worse(names),
                quote);
    }

    private static Text serviceChanged(About about, Names names, String quote) {
        boolean booked = about.start().isPresent();
        return text(
                "Another clinic will see you",
                names.service() + " will now see to your request."
                        + (booked ? " Your appointment there is" + on(about.start()) + "." : ""),
                booked || about.was().isEmpty() ? null : "Your appointment" + on(about.was()) + " is cancelled.",
                booked ? null : "You should hear from the clinic" + by(about.day()) + ".",
                quote);
    }

    private static String next(About about, Names names) {
        return names.practice() + " will decide with you what happens next. If you have not heard from them"
                + by(about.day()) + ", please contact them.";
    }

    private static String worse(Names names) {
        return "If you get worse, do not wait: contact " + names.practice() + ".";
    }
}
