package health.onward.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseTest {

    private static final Code HOUSE = Code.house();
    private static final Code CANARIES = Code.canaries();

    @ParameterizedTest(name = "{0}")
    @EnumSource(HouseRule.class)
    void the_house_keeps_its_rules(HouseRule rule) {
        assertThat(rule.violations(HOUSE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(HouseRule.class)
    void no_exception_outlives_its_reason(HouseRule rule) {
        assertThat(rule.needlessExceptions(HOUSE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(HouseRule.class)
    void each_rule_finds_its_canary(HouseRule rule) {
        assertThat(rule.violations(CANARIES)).anyMatch(found -> found.contains(rule.canary()));
    }

    @Test
    void the_rules_look_at_the_whole_house() {
        assertThat(HOUSE.classes().size()).isGreaterThan(300);
        assertThat(HOUSE.classes().stream().map(AllowList::room).distinct())
                .contains("platform", "referral", "worklist", "fhir", "server");
        assertThat(HOUSE.sources()).hasSizeGreaterThan(250);
        assertThat(HOUSE.migrations()).isNotEmpty();
        assertThat(HOUSE.classes().stream().filter(type -> AllowList.room(type).isEmpty()))
                .isEmpty();
    }

    @Test
    void the_table_does_not_contradict_itself() {
        assertThat(AllowList.read().rooms()).hasSizeGreaterThan(12);
        assertThat(AllowList.read().contradictions()).isEmpty();
    }
}
