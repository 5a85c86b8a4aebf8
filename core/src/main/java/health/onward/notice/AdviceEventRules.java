package health.onward.notice;

import static health.onward.notice.AdviceNoticeKind.ADVICE_ASKED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_CANCELLED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_CONTINUED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_CONVERTED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_CONVERTED_UNANSWERED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_ENDED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_GIVEN;
import static health.onward.notice.AdviceNoticeKind.ADVICE_INFORMATION_ADDED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_INFORMATION_ASKED;
import static health.onward.notice.AdviceNoticeKind.ADVICE_INFORMATION_SENT;
import static health.onward.notice.AdviceNoticeKind.ADVICE_RESPONDER_NAMED;

import health.onward.advice.Advice;
import health.onward.advice.AdviceChange;
import health.onward.advice.AdviceLevel;
import health.onward.advice.Turn;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import java.util.List;

/**
 * Who is told of what has happened in a conversation (issue 5, 6; trust.md, hazard H6): the side whose turn it is now, or whom it
 * leaves with nothing more to do; and who is asked when nobody speaks. A turn of the provider's is the named responder's, or else the
 * whole service's.
 */
final class AdviceEventRules {

    private AdviceEventRules() {}

    static List<AdviceNotice> of(AdviceChange change) {
        Advice after = change.after();
        return switch (change.action()) {
            case ADVICE_REQUESTED -> List.of(provider(ADVICE_ASKED, after));
            case ADVICE_INFORMATION_SENT -> List.of(provider(ADVICE_INFORMATION_SENT, after));
            case ADVICE_CONTINUED -> List.of(provider(ADVICE_CONTINUED, after));
            case ADVICE_INFORMATION_ADDED -> whileTheirs(ADVICE_INFORMATION_ADDED, after);
            case ADVICE_RESPONDER_NAMED ->
                after.responder().isPresent() ? whileTheirs(ADVICE_RESPONDER_NAMED, after) : List.of();
            case ADVICE_INFORMATION_ASKED -> List.of(referrer(ADVICE_INFORMATION_ASKED, after));
            case ADVICE_GIVEN -> List.of(referrer(ADVICE_GIVEN, after));
            case ADVICE_CONVERTED -> converted(change);
            case ADVICE_ENDED -> List.of(provider(ADVICE_ENDED, after));
            case ADVICE_REFERRED_ON -> referredOn(change);
            case ADVICE_CANCELLED -> List.of(provider(ADVICE_CANCELLED, after));
            case ADVICE_ESCALATED -> List.of(overdue(after));
            default -> List.of();
        };
    }

    /** Where the conversation had ended before, the provider has been told so. */
    private static List<AdviceNotice> referredOn(AdviceChange change) {
        return change.before().filter(Advice::open).stream()
                .map(before -> provider(AdviceNoticeKind.ADVICE_REFERRED_ON, change.after()))
                .toList();
    }

    /** By the clock it is done in the referrer's name, and neither side knows it. */
    private static List<AdviceNotice> converted(AdviceChange change) {
        Advice after = change.after();
        return change.actor().side() == Side.REFERRER
                ? List.of(referrer(ADVICE_CONVERTED_UNANSWERED, after), provider(ADVICE_CONVERTED_UNANSWERED, after))
                : List.of(referrer(ADVICE_CONVERTED, after));
    }

    private static AdviceNotice overdue(Advice advice) {
        AdviceLevel level = advice.turn().flatMap(Turn::level).orElseThrow();
        Advice.Owner owner = advice.owner().orElseThrow();
        Addressee to = switch (level) {
            case PERSON -> Addressee.person(owner.person().orElseThrow(), owner.organisation());
            case SERVICE -> Addressee.service(advice.asked().service(), owner.organisation());
            case ORGANISATION -> Addressee.organisation(owner.organisation());
        };
        return AdviceNotice.of(AdviceNoticeKind.overdue(level), to, advice);
    }

    /** Whoever waits for the other side anyhow reads it when it is their turn. */
    private static List<AdviceNotice> whileTheirs(AdviceNoticeKind kind, Advice advice) {
        return advice.owner().filter(owner -> owner.side() == Side.PROVIDER).stream()
                .map(owner -> provider(kind, advice))
                .toList();
    }

    private static AdviceNotice provider(AdviceNoticeKind kind, Advice advice) {
        OdsCode at = advice.asked().provider();
        Addressee to = advice.responder()
                .map(person -> Addressee.person(person, at))
                .orElseGet(() -> Addressee.service(advice.asked().service(), at));
        return AdviceNotice.of(kind, to, advice);
    }

    private static AdviceNotice referrer(AdviceNoticeKind kind, Advice advice) {
        Addressee clinician =
                Addressee.person(advice.asked().referrer(), advice.asked().referringOrganisation());
        return AdviceNotice.of(kind, clinician, advice);
    }
}
