package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DismissalTest {

    @Test
    void an_outcome_that_was_noted_stays_what_it_is_and_is_news_again_after_the_next_change() {
        Referral assessed = Standings.named("assessed");

        Referral noted = DismissalRules.dismissed(assessed, Standings.NOW);

        assertThat(noted.facets().dismissed()).isTrue();
        assertThat(noted.standing()).isEqualTo(assessed.standing());
        assertThat(noted.version()).isEqualTo(assessed.version() + 1);
        Facets facets = noted.facets();
        Referral later = noted.with(
                new Facets(facets.request(), Optional.empty(), facets.review(), facets.information()), Standings.NOW);
        assertThat(later.facets().dismissed()).isFalse();
    }
}
