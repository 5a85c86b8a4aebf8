package health.onward.fhir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Answer;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class RefusalAnswersTest {

    private final RefusalAnswers answers =
            new RefusalAnswers(Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void every_code_of_the_house_has_words_on_the_wire(RefusalCode code) {
        for (ErrorStyle style : ErrorStyle.values()) {
            assertThat(answer(code, style).status()).isBetween(400, 504);
        }
    }

    @ParameterizedTest(name = "{0} is {1} on an STU3 operation, {2} on a search, {3} on R4")
    @CsvSource(delimiter = '|', textBlock = """
            FORBIDDEN          | 403 | 403 | 403
            MISSING_HEADER     | 400 | 400 | 400
            NO_RELATIONSHIP    | 422 | 400 | 403
            INVALID_VALUE      | 422 | 400 | 400
            NOT_FOUND          | 404 | 404 | 404
            LOCKED             | 423 | 423 | 423
            VERSION_MISSING    | 412 | 412 | 412
            VERSION_CONFLICT   | 409 | 409 | 409
            TOO_LARGE          | 413 | 413 | 413
            SYSTEM_UNAVAILABLE | 503 | 503 | 503
            """)
    void each_style_has_its_status(RefusalCode code, int stu3, int search, int r4) {
        assertThat(answer(code, ErrorStyle.STU3).status()).isEqualTo(stu3);
        assertThat(answer(code, ErrorStyle.STU3_SEARCH).status()).isEqualTo(search);
        assertThat(answer(code, ErrorStyle.R4).status()).isEqualTo(r4);
    }

    @ParameterizedTest(name = "{0} has no body on STU3")
    @EnumSource(names = {"NOT_FOUND", "LOCKED", "VERSION_MISSING", "VERSION_CONFLICT", "BAD_REQUEST", "SYSTEM_ERROR"})
    void stu3_leaves_these_statuses_bare_and_r4_explains_them(RefusalCode code) {
        assertThat(answer(code, ErrorStyle.STU3).body()).isEmpty();
        assertThat(answer(code, ErrorStyle.R4).body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "STU3, https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1, INAPPROPRIATE_VALUE, business-rule",
        "R4, https://fhir.nhs.uk/CodeSystem/http-error-codes, REC_BAD_REQUEST, invalid"
    })
    void an_outcome_names_code_place_and_sentence(ErrorStyle style, String system, String code, String issue) {
        var refused = new Refused<>(List.of(new Refusal(RefusalCode.INAPPROPRIATE_VALUE, "is odd", "parameter[0]")));

        var body = JsonMapper.shared()
                .readTree(new String(answers.of(refused, style).body(), StandardCharsets.UTF_8));

        var first = body.path("issue").path(0);
        assertThat(first.path("code").asString()).isEqualTo(issue);
        assertThat(first.path("details").path("coding").path(0).path("system").asString())
                .isEqualTo(system);
        assertThat(first.path("details").path("coding").path(0).path("code").asString())
                .isEqualTo(code);
        assertThat(first.path("diagnostics").asString()).isEqualTo("'parameter[0]' is odd");
    }

    private Answer answer(RefusalCode code, ErrorStyle style) {
        return answers.of(new Refused<>(List.of(new Refusal(code, "why"))), style);
    }
}
