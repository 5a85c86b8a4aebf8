package health.onward.server.demo.events;

import health.onward.advice.AdviceAction;
import health.onward.advice.Asking;
import health.onward.advice.Conversations;
import health.onward.advice.NamingResponder;
import health.onward.advice.ReferrersTurn;
import health.onward.advice.ReferrersTurn.Words;
import health.onward.advice.ReferringOn;
import health.onward.advice.Usefulness;
import health.onward.directory.ServiceDefinitions;
import health.onward.directory.Services;
import health.onward.platform.Outcome;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done in conversations about advice without an endpoint, and about the time in which there is to be an answer. */
@Configuration(proxyBeanMethods = false)
public class AdviceEvents {

    private static final Field TEXT = Field.required("text", Field.Kind.TEXT, "what is said");
    private static final Field FILES =
            Field.optional("files", Field.Kind.TEXTS, "ids of files that were handed in (A020) for this request");

    @Bean
    Event repliesToProvider(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "reply-to-provider",
                "The referrer sends what the provider asked for; it is the provider's turn again",
                AdviceAction.REPLY,
                List.of(TEXT, FILES),
                conversations,
                (seen, said) -> words(said).then(words -> referrer.reply(seen, words, said.actor())));
    }

    @Bean
    Event continuesConversation(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "continue-conversation",
                "The referrer asks on after an answer; an answer that is disputed costs the patient no place",
                AdviceAction.CONTINUE,
                List.of(
                        TEXT,
                        FILES,
                        Field.optional("disputed", Field.Kind.YES_OR_NO, "whether the answer is disputed")),
                conversations,
                (seen, said) ->
                        words(said).then(words -> referrer.goOn(seen, words, said.yes("disputed"), said.actor())));
    }

    @Bean
    Event addsInformation(Conversations conversations, ReferrersTurn referrer) {
        return new AdviceEvent(
                "add-information",
                "The referrer's clinical information has changed, which the conversation notes",
                AdviceAction.ADD_INFORMATION,
                List.of(FILES),
                conversations,
                (seen, said) ->
                        said.files(FILES.name()).then(files -> referrer.addInformation(seen, files, said.actor())));
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
    Event refersOnFromAdvice(Conversations conversations, ReferringOn referring) {
        return RefersOnFromAdvice.event(conversations, referring);
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

    @Bean
    Event asksForAdvice(Asking asking) {
        return new AsksForAdvice(asking);
    }

    @Bean
    Event namesResponder(Conversations conversations, NamingResponder responders) {
        return new AdviceEvent(
                "name-responder",
                "The provider says which of its clinicians is to answer",
                AdviceAction.NAME_RESPONDER,
                List.of(Field.optional(
                        "clinician", Field.Kind.TEXT, "twelve digits; without it it is the whole service's turn")),
                conversations,
                (seen, said) -> AllocatesClinician.clinician(said.text("clinician"))
                        .then(whom -> responders.name(seen, whom, said.actor())));
    }

    @Bean
    Event setsAdviceTarget(ServiceDefinitions definitions, Services services) {
        return new SetsAdviceTarget(definitions, services);
    }

    private static Outcome<Words> words(Happening said) {
        String text = said.text(TEXT.name()).orElseThrow();
        return said.files(FILES.name()).map(files -> new Words(text, files));
    }
}
