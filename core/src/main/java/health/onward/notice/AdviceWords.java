package health.onward.notice;

import static health.onward.notice.NoticeWords.byTime;
import static health.onward.notice.NoticeWords.text;

import health.onward.advice.Advice;
import health.onward.advice.Recommendation;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.notice.AdviceNotice.About;
import java.util.Locale;
import java.util.Optional;

/** What staff read about conversations: which, what is new, who should speak by when. They open it; no patient is named outside it. */
final class AdviceWords {

    private AdviceWords() {}

    /**
     * What codes are called.
     *
     * @param answerer who answered last
     */
    record Names(String practice, String provider, Optional<String> answerer) {}

    static NoticeWords.Text of(AdviceNotice notice, Names names) {
        String advice = "Advice request " + NoticeWords.number(notice.ubrn());
        return switch (notice.kind()) {
            case ADVICE_ASKED,
                    ADVICE_INFORMATION_SENT,
                    ADVICE_INFORMATION_ADDED,
                    ADVICE_CONTINUED,
                    ADVICE_RESPONDER_NAMED -> toAnswer(advice, notice, names);
            case ADVICE_INFORMATION_ASKED, ADVICE_GIVEN, ADVICE_CONVERTED -> toReferrer(advice, notice, names);
            case ADVICE_CONVERTED_UNANSWERED -> unanswered(advice, notice, names);
            case ADVICE_ENDED ->
                text(
                        advice + ": ended",
                        names.practice() + " has ended the conversation after the advice. Nothing more is to be done.");
            case ADVICE_REFERRED_ON ->
                text(
                        advice + ": the patient is referred",
                        names.practice()
                                + " has referred the patient because of the advice, under another number, and has"
                                + " ended the conversation. Nothing more is to be done in it.");
            case ADVICE_CANCELLED ->
                text(
                        advice + ": withdrawn",
                        names.practice() + " has withdrawn its request. No answer is needed any more.");
            case ADVICE_FILE_HARMFUL -> StaffWords.refused(advice, true, Optional.empty());
            case ADVICE_FILE_INVALID -> StaffWords.refused(advice, false, Optional.empty());
            case ADVICE_OVERDUE_PERSON, ADVICE_OVERDUE_SERVICE, ADVICE_OVERDUE_ORGANISATION ->
                overdue(advice, notice, names);
        };
    }

    /** It is the provider's turn. */
    private static NoticeWords.Text toAnswer(String advice, AdviceNotice notice, Names names) {
        About about = notice.about();
        String answer = "Please answer" + byTime(about.due()) + ".";
        return switch (notice.kind()) {
            case ADVICE_ASKED ->
                text(
                        advice + ": a question for " + about.service(),
                        names.practice() + " asks for advice" + priority(about) + ".",
                        yours(notice),
                        answer);
            case ADVICE_INFORMATION_SENT ->
                text(
                        advice + ": what was asked for has come",
                        names.practice() + " has sent more information" + priority(about) + ".",
                        answer);
            case ADVICE_INFORMATION_ADDED ->
                text(
                        advice + ": clinical information was added",
                        names.practice() + " has added to the clinical information. Please read it before you answer.",
                        answer);
            case ADVICE_CONTINUED ->
                text(
                        advice + ": " + names.practice() + " asks on",
                        "There is a reply to the advice" + priority(about) + ".",
                        answer);
            default ->
                text(
                        advice + ": you are named to answer",
                        "It was asked of " + about.service() + priority(about) + ".",
                        answer);
        };
    }

    private static NoticeWords.Text toReferrer(String advice, AdviceNotice notice, Names names) {
        About about = notice.about();
        String who = who(about, names);
        return switch (notice.kind()) {
            case ADVICE_INFORMATION_ASKED ->
                text(
                        advice + ": " + about.service() + " asks back",
                        who + " needs to know more before there can be advice.",
                        "Please send it" + byTime(about.due()) + "; until then nobody can advise.");
            case ADVICE_GIVEN ->
                text(
                        advice + ": " + about.service() + " has answered",
                        who + " has advised. Recommendation: " + recommendation(about) + ".",
                        "Please read it" + byTime(about.due())
                                + " and decide how it goes on: it stays with you until you do.");
            default ->
                text(
                        advice + ": it is a referral now",
                        who + " of " + about.service() + " has made a referral of it, under the same number.",
                        "The clinic arranges the appointment. Please tell the patient.");
        };
    }

    private static NoticeWords.Text unanswered(String advice, AdviceNotice notice, Names names) {
        boolean referrer =
                notice.to().organisation().equals(Optional.of(notice.about().practice()));
        return text(
                advice + ": nobody answered in time, it is a referral now",
                names.practice() + " had asked for that when it asked "
                        + notice.about().service() + ". The number is the same.",
                referrer
                        ? "The clinic arranges the appointment. Please tell the patient."
                        : "It is on the list Appointments for Booking.");
    }

    private static NoticeWords.Text overdue(String advice, AdviceNotice notice, Names names) {
        About about = notice.about();
        boolean provider = Side.PROVIDER == side(about);
        String owner = provider ? about.service() + " (" + names.provider() + ")" : names.practice();
        return text(
                advice + ": overdue" + priority(about),
                owner + " should have " + (provider ? "answered" : "replied") + byTime(about.due()) + ".",
                yours(notice),
                "The patient waits until somebody does. It stays on its list however old it grows.");
    }

    private static Side side(About about) {
        return switch (about.category()) {
            case PROVIDER_RESPONSE_REQUIRED -> Side.PROVIDER;
            case REFERRER_TO_SUBMIT_FURTHER_INFORMATION, REFERRER_TO_REVIEW_RESPONSE -> Side.REFERRER;
            case CONVERSATION_ENDED_CANCELLED, CONVERSATION_ENDED_CLOSED, ADVICE_CONVERTED -> Side.NEITHER;
        };
    }

    private static String yours(AdviceNotice notice) {
        return switch (notice.to().role()) {
            case PERSON -> "It is for you by name.";
            case SERVICE -> "It is for whoever of the service is in.";
            case ORGANISATION -> "Please see to it that somebody does.";
            case PATIENT, COMMISSIONER ->
                throw new IllegalStateException(
                        "not told of conversations: " + notice.to().role());
        };
    }

    private static String priority(About about) {
        return " (" + about.priority().display().toLowerCase(Locale.UK) + ")";
    }

    private static String who(About about, Names names) {
        String name = names.answerer().orElse("A clinician");
        boolean typed = about.answered()
                .map(Advice.Answered::as)
                .equals(Optional.of(BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN));
        return name + (typed ? " (clinician, through an administrator)" : " (clinician)");
    }

    private static String recommendation(About about) {
        return about.recommendation().map(AdviceWords::said).orElse("none");
    }

    private static String said(Recommendation recommendation) {
        return switch (recommendation) {
            case ADVICE_ONLY_NO_REFERRAL_RECOMMENDED -> "no referral";
            case ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED -> "follow the advice, then refer if it is needed";
            case REFERRAL_RECOMMENDED -> "refer";
            case OTHER -> "other, as the answer says";
        };
    }
}
