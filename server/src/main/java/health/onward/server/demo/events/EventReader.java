package health.onward.server.demo.events;

import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.UNEXPECTED_FIELD;

import health.onward.identity.Access;
import health.onward.identity.Actor;
import health.onward.identity.Callers;
import health.onward.identity.Claims;
import health.onward.identity.SaidContext;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import health.onward.server.demo.events.Field.Kind;
import health.onward.server.demo.events.Happening.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Makes a {@link Happening} of a body: all that is wrong with its form is told at once; then who acts, and on what, is looked up. */
final class EventReader {

    static final String EVENT = "event";
    static final String AS = "as";
    static final Field UBRN = Field.required("ubrn", Kind.TEXT, "the request: twelve digits");
    static final Field VERSION = Field.optional("version", Kind.NUMBER, "as it was last seen; otherwise the latest");
    static final List<Field> PERSON = List.of(
            Field.required("user", Kind.TEXT, "twelve digits"),
            Field.required("organisation", Kind.TEXT, "ODS code"),
            Field.required("function", Kind.TEXT, "business function"),
            Field.optional("onBehalfOf", Kind.TEXT, "the clinician whom a clinician admin acts for"));

    private static final int SURE = 3;

    private final Referrals referrals;
    private final Callers callers;
    private final Supplier<String> requestIds;

    EventReader(Referrals referrals, Callers callers, Supplier<String> requestIds) {
        this.referrals = referrals;
        this.callers = callers;
        this.requestIds = requestIds;
    }

    Outcome<Happening> read(Event event, JsonNode body) {
        List<Refusal> wrong = new ArrayList<>();
        Map<String, Object> values = values(fields(event), body, others(event), "", wrong);
        boolean staff = event.who() instanceof Who.Staff;
        Map<String, Object> person = staff ? values(PERSON, body.path(AS), Set.of(), AS + ".", wrong) : Map.of();
        if (!wrong.isEmpty()) {
            return new Outcome.Refused<>(wrong);
        }
        return target(event, values)
                .then(target -> actor(event, target, person).map(actor -> new Happening(actor, target, values)));
    }

    private static List<Field> fields(Event event) {
        List<Field> fields = new ArrayList<>(event.fields());
        if (event.ofOneRequest()) {
            fields.addFirst(UBRN);
            fields.add(VERSION);
        }
        return fields;
    }

    private static Set<String> others(Event event) {
        return event.who() instanceof Who.Staff ? Set.of(EVENT, AS) : Set.of(EVENT);
    }

    private static Map<String, Object> values(
            List<Field> fields, JsonNode node, Set<String> others, String path, List<Refusal> wrong) {
        Map<String, Object> values = new HashMap<>();
        Set<String> unknown = new HashSet<>(node.propertyNames());
        unknown.removeAll(others);
        for (Field field : fields) {
            unknown.remove(field.name());
            JsonNode value = node.path(field.name());
            String where = path + field.name();
            if (value.isMissingNode() || value.isNull()) {
                if (field.required()) {
                    wrong.add(new Refusal(MISSING_VALUE, "is missing: " + field.meaning(), where));
                }
                continue;
            }
            Values.read(field.kind(), value)
                    .ifPresentOrElse(
                            read -> values.put(field.name(), read),
                            () -> wrong.add(new Refusal(
                                    INVALID_VALUE, "is not " + field.kind().form(), where)));
        }
        unknown.forEach(name -> wrong.add(new Refusal(UNEXPECTED_FIELD, "is not known here", path + name)));
        return values;
    }

    private Outcome<Optional<Target>> target(Event event, Map<String, Object> values) {
        if (!event.ofOneRequest()) {
            return Outcome.accepted(Optional.empty());
        }
        String said = (String) values.getOrDefault(UBRN.name(), "");
        Optional<Referral> found = Ubrn.parse(said).flatMap(referrals::find);
        return found.map(referral -> Outcome.accepted(Optional.of(
                        new Target(referral, (long) values.getOrDefault(VERSION.name(), referral.version())))))
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request " + said));
    }

    private Outcome<Actor> actor(Event event, Optional<Target> target, Map<String, Object> person) {
        return switch (event.who()) {
            case Who.Patient() ->
                Outcome.accepted(
                        Actor.patient(target.orElseThrow().referral().patient().value(), requestIds.get()));
            case Who.Staff(var functions) ->
                UserId.parse((String) person.getOrDefault("user", ""))
                        .map(user -> callers.actor(
                                new Claims.OfPerson(user, SURE, SURE, Optional.empty()),
                                new SaidContext(
                                        said(person, "organisation"),
                                        said(person, "function"),
                                        said(person, "onBehalfOf")),
                                new Access(functions, false),
                                event.name(),
                                requestIds.get()))
                        .orElseGet(() -> Outcome.refused(
                                new Refusal(INVALID_VALUE, "is not a staff number: twelve digits", AS + ".user")));
        };
    }

    private static Optional<String> said(Map<String, Object> person, String name) {
        return Optional.ofNullable((String) person.get(name));
    }
}
