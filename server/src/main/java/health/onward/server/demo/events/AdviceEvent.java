package health.onward.server.demo.events;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.advice.Advice;
import health.onward.advice.AdviceAction;
import health.onward.advice.Conversations;
import health.onward.advice.ReferrersTurn.Seen;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody does in a conversation about advice, for which there is no endpoint; named by its UBRN, like a referral. */
record AdviceEvent(
        String name, String meaning, AdviceAction action, List<Field> says, Conversations conversations, Act act)
        implements Event {

    private static final Field UBRN = Field.required("ubrn", Field.Kind.TEXT, "the request for advice: twelve digits");
    private static final Field VERSION =
            Field.optional("version", Field.Kind.NUMBER, "as it was last seen; otherwise the latest");

    @FunctionalInterface
    interface Act {
        Outcome<Advice> on(Seen seen, Happening happening);
    }

    @Override
    public Who who() {
        return new Who.Staff(action.functions());
    }

    @Override
    public boolean ofOneRequest() {
        // Of a referral: this is of a request for advice, which is looked up here.
        return false;
    }

    @Override
    public List<Field> fields() {
        return Stream.concat(Stream.of(UBRN, VERSION), says.stream()).toList();
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        String said = happening.text(UBRN.name()).orElseThrow();
        Optional<Advice> found = Ubrn.parse(said).flatMap(conversations::find);
        if (found.isEmpty()) {
            return Outcome.refused(NOT_FOUND, "there is no request for advice " + said);
        }
        long version = happening.number(VERSION.name()).orElse(found.get().version());
        return act.on(new Seen(found.get().ubrn(), version), happening).map(AdviceEvent::happened);
    }

    static Happened happened(Advice advice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ubrn", advice.ubrn().text());
        members.put("version", advice.version());
        members.put("category", advice.category().name());
        advice.referredOn().ifPresent(referral -> members.put("referral", referral.text()));
        return new Happened(members);
    }
}
