package health.onward.server.demo.events;

import health.onward.advice.AdviceAction;
import health.onward.advice.Conversations;
import health.onward.advice.ReferrersTurn;
import health.onward.advice.ReferrersTurn.Words;
import health.onward.advice.Usefulness;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What referrers do in conversations about advice. */
@Configuration(proxyBeanMethods = false)
public class AdviceEvents {

    private static final Field TEXT = Field.required("text", Field.Kind.TEXT, "what is said");

    @Bean
    Event repliesToProvider(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "reply-to-provider",
                "The referrer sends what the provider asked for; it is the provider's turn again",
                AdviceAction.REPLY,
                List.of(TEXT),
                conversations,
                (seen, said) -> referrer.reply(seen, words(said), said.actor()));
    }

    @Bean
    Event continuesConversation(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "continue-conversation",
                "The referrer asks on after an answer; an answer that is disputed costs the patient no place",
                AdviceAction.CONTINUE,
                List.of(TEXT, Field.optional("disputed", Field.Kind.YES_OR_NO, "whether the answer is disputed")),
                conversations,
                (seen, said) -> referrer.goOn(seen, words(said), said.yes("disputed"), said.actor()));
    }

    @Bean
    Event addsInformation(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "add-information",
                "The referrer's clinical information has changed, which the conversation notes",
                AdviceAction.ADD_INFORMATION,
                List.of(),
                conversations,
                (seen, said) -> referrer.addInformation(seen, List.of(), said.actor()));
    }

    @Bean
    Event endsConversation(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "end-conversation",
                "The referrer ends the conversation after an answer",
                AdviceAction.END,
                List.of(),
                conversations,
                (seen, said) -> referrer.end(seen, said.actor()));
    }

    @Bean
    Event cancelsAdviceRequest(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "cancel-advice-request",
                "The referrer withdraws the request before there is an answer",
                AdviceAction.CANCEL,
                List.of(),
                conversations,
                (seen, said) -> referrer.cancel(seen, said.actor()));
    }

    @Bean
    Event judgesAdvice(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "judge-advice",
                "The referrer says whether the advice helped",
                AdviceAction.JUDGE,
                List.of(Field.required("helped", Field.Kind.YES_OR_NO, "whether it did")),
                conversations,
                (seen, said) -> referrer.judge(
                        seen, said.yes("helped") ? Usefulness.HELPED : Usefulness.DID_NOT_HELP, said.actor()));
    }

    private static Words words(Happening said) {
        return new Words(said.text("text").orElseThrow(), List.of());
    }
}
