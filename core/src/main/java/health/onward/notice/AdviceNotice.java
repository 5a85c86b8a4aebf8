package health.onward.notice;

import health.onward.advice.Advice;
import health.onward.advice.Asked;
import health.onward.advice.Category;
import health.onward.advice.Recommendation;
import health.onward.advice.Stage;
import health.onward.advice.Turn;
import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;

/** One thing to be told to one addressee about a conversation, with the facts as they were: what the outbox holds until it is composed. */
public record AdviceNotice(AdviceNoticeKind kind, Addressee to, Ubrn ubrn, long version, About about) {

    /**
     * @param practice the referring organisation
     * @param service by the name under which it was asked
     * @param answered who answered last, in what function
     * @param due by when whoever's turn it is should speak, or should have spoken
     */
    public record About(
            OdsCode practice,
            String service,
            OdsCode provider,
            Category category,
            Priority priority,
            Optional<Advice.Answered> answered,
            Optional<Recommendation> recommendation,
            Optional<Instant> due) {

        static About of(Advice advice) {
            Asked asked = advice.asked();
            return new About(
                    asked.referringOrganisation(),
                    asked.serviceName(),
                    asked.provider(),
                    advice.category(),
                    advice.priority(),
                    advice.answered(),
                    recommendation(advice.stage()),
                    advice.turn().map(Turn::due));
        }

        private static Optional<Recommendation> recommendation(Stage stage) {
            return switch (stage) {
                case Stage.ReferrerToReview(var _, var recommended) -> Optional.of(recommended);
                case Stage.Closed(var recommended) -> Optional.of(recommended);
                case Stage.ProviderToRespond _, Stage.ReferrerToInform _, Stage.Cancelled _, Stage.Converted _ ->
                    Optional.empty();
            };
        }
    }

    static AdviceNotice of(AdviceNoticeKind kind, Addressee to, Advice advice) {
        return new AdviceNotice(kind, to, advice.ubrn(), advice.version(), About.of(advice));
    }

    NoticeRows.Telling telling() {
        return new NoticeRows.Telling(kind.name(), to, ubrn, version, Optional.empty());
    }
}
