package health.onward.acceptance.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.exercise.Exercise;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a documented refusal counts as raised: the guard that never says no would guard nothing. */
class DocumentedRefusalTest {

    @ParameterizedTest(name = "{1} {0} is raised by {3} {2}: {4}")
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            INVALID_VALUE | 422 | INVALID_VALUE              | 422 | true
            INVALID_VALUE | 422 | MISSING_VALUE INVALID_VALUE | 422 | true
            INVALID_VALUE | 422 | INVALID_VALUE              | 400 | false
            INVALID_VALUE | 422 | MISSING_VALUE              | 422 | false
            INVALID_VALUE | 422 | nothing                    | 422 | false
            -             | 404 | nothing                    | 404 | true
            -             | 404 | REC_NOT_FOUND              | 404 | false
            -             | 404 | nothing                    | 409 | false
            """)
    void it_is_raised_by_its_own_status_and_code_only(
            String code, int status, @org.jspecify.annotations.Nullable String heard, int answered, boolean raised) {
        List<String> codes = heard == null ? List.of() : List.of(heard.split(" ", -1));
        var exercise = new Exercise("ATest", "a_test", "a test", "GET", "/STU3/CodeSystem/NOSUCH", answered, codes);
        assertThat(new DocumentedRefusal(code, status, "A004", "").raisedBy(exercise))
                .isEqualTo(raised);
    }

    @Test
    void a_line_for_several_endpoints_is_a_refusal_of_each_with_its_reason() throws IOException {
        assertThat(DocumentedRefusal.all())
                .filteredOn(refusal -> refusal.code().equals("NO_ACCESS") && refusal.status() == 403)
                .extracting(DocumentedRefusal::endpoint)
                .contains("A005", "A031");
        assertThat(DocumentedRefusal.all())
                .filteredOn(refusal -> refusal.code().equals("NO_ACCESS") && refusal.status() == 403)
                .allMatch(refusal -> !refusal.reason().isEmpty());
    }
}
