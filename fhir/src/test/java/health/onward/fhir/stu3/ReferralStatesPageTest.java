package health.onward.fhir.stu3;

import static java.util.stream.Collectors.joining;

import health.onward.appointment.Appointment;
import health.onward.appointment.AppointmentId;
import health.onward.appointment.ReferralRecord;
import health.onward.identity.Actor;
import health.onward.platform.GeneratedDoc;
import health.onward.referral.OwnershipRules;
import health.onward.referral.OwnershipRules.OwnerSide;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.ReferralState;
import health.onward.referral.Standing;
import health.onward.referral.Standings;
import health.onward.triage.Transitions;
import health.onward.triage.Transitions.Transition;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.dstu3.model.ReferralRequest;
import org.junit.jupiter.api.Test;

/** Draws where a referral can stand and what leads from there, asking the rules, the commands and the writers of the wire. */
class ReferralStatesPageTest {

    private static final String HEAD = """
            # Where a referral stands

            Generated: each standing of the rules' tests was put before every command, as the referrer and as the provider whose service
            has it. An arrow is a command that was permitted, and where it led. Dotted states are reached by no command of this version:
            a demo world or another system's data has them.

            ```mermaid
            stateDiagram-v2
            """;

    private static final String TABLE = """
            ```

            What clients read (A005) and who acts next. The appointment is the referral's current one; the reason is a code of that list.

            | state | read as | request | appointment | reason from | acts next | referrer may | provider may |
            |---|---|---|---|---|---|---|---|
            """;

    private final Set<Transition> transitions = Transitions.all();

    @Test
    void the_page_of_states_is_fresh() throws IOException {
        GeneratedDoc.isFresh("referral-states.md", HEAD + picture() + TABLE + rows() + foot());
    }

    @Test
    void the_picture_of_states_is_fresh() throws IOException {
        GeneratedDoc.isFresh("referral-states.svg", new StatePicture(transitions).svg());
    }

    private String picture() {
        ReferralState first = Standings.named("not booked").standing().state();
        Stream<String> starts = Stream.of("    [*] --> " + first + " : referral created");
        Stream<String> arrows = transitions.stream()
                .map(t -> "    %s --> %s : %s".formatted(t.from(), t.to(), words(t.by())))
                .sorted();
        Stream<String> ends = states().entrySet().stream()
                .filter(state -> state.getValue().stream().allMatch(ReferralStatesPageTest::over))
                .map(state -> "    " + state.getKey() + " --> [*]");
        Stream<String> dotted = states().keySet().stream()
                .filter(state -> state != first && transitions.stream().noneMatch(t -> t.to() == state))
                .map(state -> "    class " + state + " elsewhere");
        return Stream.of(starts, arrows, ends, Stream.of("    classDef elsewhere stroke-dasharray: 4"), dotted)
                .flatMap(lines -> lines)
                .collect(joining("\n", "", "\n"));
    }

    private static boolean over(Referral referral) {
        return OwnershipRules.of(referral, Standings.DEADLINES).side() == OwnerSide.NOBODY;
    }

    private static String rows() {
        return states().entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue()))
                .collect(joining());
    }

    private static String row(ReferralState state, Collection<Referral> referrals) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        state,
                        state.display(),
                        each(referrals, r -> written(r).getStatus().toCode()),
                        each(referrals, ReferralStatesPageTest::appointment),
                        each(
                                referrals,
                                r -> r.standing()
                                        .list()
                                        .map(Standing.ReasonList::name)
                                        .map(ReferralStatesPageTest::lower)
                                        .orElse("–")),
                        each(
                                referrals,
                                r -> lower(OwnershipRules.of(r, Standings.DEADLINES)
                                        .side()
                                        .name())),
                        actions(referrals, Transitions.referrer()),
                        actions(referrals, Transitions.provider()));
    }

    private static String actions(Collection<Referral> referrals, Actor actor) {
        Set<ReferralAction> all = EnumSet.noneOf(ReferralAction.class);
        referrals.forEach(r -> all.addAll(ReferralActions.available(r, actor, Standings.NOW)));
        return all.isEmpty() ? "–" : all.stream().map(Enum::name).collect(joining(", "));
    }

    private static String foot() {
        return "\nAllowed by the rules, with the command still to come: %s.\n"
                .formatted(Transitions.withoutCommand().stream().map(Enum::name).collect(joining(", ")));
    }

    private static String each(Collection<Referral> referrals, Function<Referral, String> fact) {
        return referrals.stream().map(fact).distinct().collect(joining(" or "));
    }

    private static String appointment(Referral referral) {
        return written(referral).getContained().stream()
                .filter(org.hl7.fhir.dstu3.model.Appointment.class::isInstance)
                .map(a -> ((org.hl7.fhir.dstu3.model.Appointment) a).getStatus().toCode())
                .findFirst()
                .orElse("none");
    }

    private static ReferralRequest written(Referral referral) {
        return new ReferralRequestStu3((list, code) -> Optional.empty())
                .write(new ReferralRecord(referral, current(referral)), "");
    }

    private static Optional<Appointment> current(Referral referral) {
        return referral.facets()
                .appointment()
                .map(facet -> new Appointment(
                        new AppointmentId(facet.id()),
                        referral.ubrn(),
                        1,
                        facet.kind(),
                        facet.service(),
                        "A service",
                        facet.direct(),
                        facet.start().map(start -> new Appointment.Time(start, start)),
                        Optional.empty(),
                        facet.clinician(),
                        facet.reason(),
                        facet.comment(),
                        referral.createdAt(),
                        referral.version()));
    }

    /** Several standings may be one published state. */
    private static Map<ReferralState, List<Referral>> states() {
        Map<ReferralState, List<Referral>> states = new LinkedHashMap<>();
        for (Referral referral : Standings.all().values()) {
            states.merge(
                    referral.standing().state(),
                    List.of(referral),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        return states;
    }

    private static String words(Enum<?> name) {
        return lower(name.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
