package health.onward.notice;

import static health.onward.notice.NoticeWords.by;
import static health.onward.notice.NoticeWords.on;
import static health.onward.notice.NoticeWords.text;

import health.onward.document.Availability;
import health.onward.notice.Notice.About;
import health.onward.notice.NoticeWords.Names;
import health.onward.notice.NoticeWords.Text;
import java.time.LocalDate;
import java.util.Optional;

/** What staff read: which request it is, what happened and who should act. They open the request; no patient is named outside it. */
final class StaffWords {

    private StaffWords() {}

    static Text of(Notice notice, Names names) {
        About about = notice.about();
        String request = "Request " + NoticeWords.number(notice);
        String why = names.reason().map(reason -> "Reason: " + reason + ".").orElse(null);
        String comment = about.comment().map(said -> "Comment: " + said).orElse(null);
        String act = "It waits for " + names.owner() + ", who should act" + by(about.day()) + ".";
        return switch (notice.kind()) {
            case LETTER_OUTSTANDING ->
                text(
                        request + ": a letter is missing",
                        "A referral letter was promised" + by(about.day()) + " and is not there.",
                        "Until it is, nobody can judge the request. Please add it, or say that none is meant.");
            case OVERDUE_PERSON, OVERDUE_ORGANISATION ->
                text(
                        request + ": overdue" + since(about),
                        stands(notice, names) + ".",
                        "The patient waits until somebody does. It stays on its list however old it grows.");
            case OVERDUE_COMMISSIONER ->
                text(
                        request + ": " + names.owner() + " has not acted",
                        stands(notice, names) + ", and has not.",
                        "Please see to it that somebody does: the patient waits.");
            case PRIORITY_CHANGED ->
                text(request + ": its priority is now " + about.priority().display(), act);
            case REFERRAL_REJECTED -> text(request + ": rejected by " + names.service(), why, comment, act);
            case REFERRAL_RETURNED -> text(request + ": returned with advice by " + names.service(), comment, act);
            case REFERRAL_CANCELLED ->
                text(
                        request + ": cancelled" + NoticeWords.whoDidIt(about, names, "the patient"),
                        why,
                        comment,
                        "The patient is told, too.");
            case APPOINTMENT_CANCELLED ->
                text(
                        request + ": its appointment was cancelled" + NoticeWords.whoDidIt(about, names, "the patient"),
                        "It was at " + names.service() + on(about.was()) + ".",
                        why,
                        comment,
                        act);
            case NON_ATTENDER_RETURNED ->
                text(request + ": the patient did not attend", names.service() + " hands the request back.", why, act);
            case FILE_REFUSED ->
                refused(request, about.reason().equals(Optional.of(Availability.THREATS_FOUND.name())), about.day());
            case REMINDER,
                    SECOND_REMINDER,
                    CONTACT_OVERDUE,
                    APPOINTMENT_BOOKED,
                    CONTACT_PROMISED,
                    APPOINTMENT_MOVED,
                    SERVICE_CHANGED -> throw new IllegalStateException("only patients are told " + notice.kind());
        };
    }

    /** Not its name: that may hold a patient's. */
    static Text refused(String request, boolean harmful, Optional<LocalDate> uploaded) {
        return text(
                request + ": nobody can open a file that you attached",
                "A file that was handed in"
                        + uploaded.map(day -> " on " + NoticeWords.day(day)).orElse("")
                        + (harmful
                                ? " was found to be harmful."
                                : " is not what its name says, or holds what a letter may not hold, such as a script or a"
                                        + " password.")
                        + " It is given to nobody.",
                "The request goes its way without it. Please open the request, see which file it is, and attach what it says anew.");
    }

    private static String stands(Notice notice, Names names) {
        return "The request is '" + notice.state().display() + "'. " + names.owner() + " should have acted"
                + by(notice.about().day());
    }

    private static String since(About about) {
        return about.day().map(day -> " since " + NoticeWords.day(day)).orElse("");
    }
}
