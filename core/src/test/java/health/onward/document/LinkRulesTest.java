package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRulesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @ParameterizedTest(name = "handed in at {0} for {1}, on {2} ({3}), named by R69 for {4}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            R69 | 70000 |       |          | 70000 | linkable
            R69 |       |       |          |       | linkable
            R69 | 70000 | 70000 | taken off | 70000 | linkable
            X99 | 70000 |       |          | 70000 | REFERENCE_NOT_FOUND
            X99 | 70000 | 70001 |          | 70000 | REFERENCE_NOT_FOUND
            R69 |       |       |          | 70000 | INAPPROPRIATE_VALUE
            R69 | 70001 |       |          | 70000 | INAPPROPRIATE_VALUE
            R69 | 70000 |       |          |       | INAPPROPRIATE_VALUE
            R69 | 70000 | 70000 |          | 70000 | INVALID_STATE
            R69 | 70000 | 70001 |          | 70000 | INVALID_STATE
            R69 | 70000 | 70001 | taken off | 70000 | INVALID_STATE
            """)
    void only_a_free_file_of_ones_own_for_this_request_can_become_part_of_it(
            String uploadedAt,
            @Nullable Long meantFor,
            @Nullable Long linkedTo,
            @Nullable String since,
            @Nullable Long ubrn,
            String expected) {
        Optional<StoredFile> file = Optional.of(new StoredFile(
                new FileId(UUID.randomUUID()),
                "letter.pdf",
                FileType.PDF,
                17,
                Digest.of(Digest.begun().digest()),
                number(meantFor),
                NOW,
                new UserId("021600556111"),
                new OdsCode(uploadedAt),
                Optional.empty(),
                Availability.PENDING,
                number(linkedTo),
                Optional.ofNullable(since).map(taken -> NOW)));

        assertThat(said(LinkRules.linkable(file, number(ubrn), actor()))).isEqualTo(expected);
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_unknown() {
        assertThat(said(LinkRules.linkable(Optional.empty(), OptionalLong.of(70_000), actor())))
                .isEqualTo("REFERENCE_NOT_FOUND");
    }

    private static String said(Outcome<StoredFile> outcome) {
        return outcome instanceof Refused<StoredFile> refused ? refused.code().name() : "linkable";
    }

    private static OptionalLong number(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Actor actor() {
        return new Actor(
                new UserId("021600556514"),
                new OdsCode("R69"),
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "request-1");
    }
}
