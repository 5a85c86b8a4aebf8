package health.onward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.GoldenTable;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceActionsTest {

    @ParameterizedTest(name = "{0}: {1} may {2}")
    @MethodSource("golden")
    void offers_exactly_what_the_golden_file_says(String standing, BusinessFunction function, Set<AdviceAction> may) {
        Advice advice = Objects.requireNonNull(AdviceSample.all().get(standing));
        assertThat(AdviceActions.available(advice, insider(function))).isEqualTo(may);
        assertThat(AdviceActions.available(advice, outsider(function))).isEmpty();
    }

    @Test
    void the_golden_file_speaks_of_every_standing_and_every_action() {
        assertThat(read().keySet()).isEqualTo(AdviceSample.all().keySet());
        assertThat(read().values().stream()
                        .flatMap(who -> who.values().stream())
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(AdviceAction.class));
    }

    @Test
    void a_command_is_permitted_exactly_when_it_is_offered() {
        for (Advice advice : AdviceSample.all().values()) {
            for (BusinessFunction function : staff()) {
                for (Actor actor : List.of(insider(function), outsider(function))) {
                    var offered = AdviceActions.available(advice, actor);
                    for (AdviceAction action : AdviceAction.values()) {
                        assertThat(
                                        AdviceActions.permit(action, advice, actor, advice.version())
                                                instanceof Outcome.Accepted)
                                .as("%s by %s at %s on %s", action, function, actor.organisation(), advice.category())
                                .isEqualTo(offered.contains(action));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} at {1} with version {2} gets {3}")
    @CsvSource(delimiter = '|', textBlock = """
            COMMISSIONER               | R69    | 2 | FORBIDDEN
            REFERRING_CLINICIAN        | D82106 | 2 | FORBIDDEN
            SERVICE_PROVIDER_CLINICIAN | RCD    | 2 | NO_RELATIONSHIP
            SERVICE_PROVIDER_CLINICIAN | RCD    | 1 | NO_RELATIONSHIP
            SERVICE_PROVIDER_CLINICIAN | R69    | 1 | VERSION_CONFLICT
            SERVICE_PROVIDER_CLINICIAN | R69    | 2 | INVALID_REQUEST_STATE
            """)
    void refuses_in_an_order_that_tells_a_stranger_nothing(
            BusinessFunction function, String organisation, long version, RefusalCode expected) {
        Advice closed = AdviceSample.in(Category.CONVERSATION_ENDED_CLOSED, true);
        assertThat(AdviceActions.permit(
                        AdviceAction.GIVE_ADVICE, closed, AdviceSample.actor(function, organisation), version))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(expected));
    }

    @Test
    void says_that_it_is_the_referrers_leave_that_is_missing() {
        Advice kept = AdviceSample.in(Category.PROVIDER_RESPONSE_REQUIRED, false);
        Actor clinician = AdviceSample.actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R69");
        assertThat(AdviceActions.permit(AdviceAction.CONVERT, kept, clinician, kept.version()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusals().toString()).contains("the referrer has not allowed"));
    }

    static Stream<Arguments> golden() {
        return read().entrySet().stream()
                .flatMap(standing -> staff().stream()
                        .map(function -> Arguments.of(
                                standing.getKey(),
                                function,
                                standing.getValue().getOrDefault(function, EnumSet.noneOf(AdviceAction.class)))));
    }

    private static List<BusinessFunction> staff() {
        return Arrays.stream(BusinessFunction.values())
                .filter(function -> function != BusinessFunction.PATIENT)
                .toList();
    }

    private static Actor insider(BusinessFunction function) {
        return AdviceSample.actor(function, function.side() == BusinessFunction.Side.REFERRER ? "D82106" : "R69");
    }

    private static Actor outsider(BusinessFunction function) {
        return AdviceSample.actor(function, "X99");
    }

    private static Map<String, Map<BusinessFunction, Set<AdviceAction>>> read() {
        return GoldenTable.read(AdviceActionsTest.class, "advice-actions.txt", AdviceAction.class);
    }
}
