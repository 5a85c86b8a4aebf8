package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.worklist.WorklistRequest.Allocation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The biggest organisation's list: 50,000 entries over 40 services, beside one of 500 (trust.md, T-9). */
class LargeWorklistTest {

    private static final String SMALL = "SMALL1";

    private static final WorklistWorld WORLD = new WorklistWorld(Profile.PARTITIONED);

    @BeforeAll
    static void fill() {
        fill("BIG", 50_000);
        fill(SMALL, 500);
        assertThat(partitions())
                .as("both lie together, so that only an index keeps them apart")
                .hasSize(1);
        WORLD.look.sql("analyze worklist_item").update();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void is_read_whole_and_in_order_without_being_held_in_memory() {
        var count = new AtomicInteger();
        var _ = WORLD.transactions.write(changes -> {
            long before = held();
            new WorklistItems(WORLD.jdbc).fetch(part("BIG", 1, 40), WorklistWorld.NOW, row -> {
                if (count.incrementAndGet() == 49_000) {
                    // Rows and their JSON are some 60 MB in all; what is left after a collection is what the reader
                    // holds.
                    assertThat(held() - before).isLessThan(16_000_000);
                }
            });
            return Outcome.accepted(count);
        });
        assertThat(count).hasValue(50_000);
    }

    /** Not all 40 services of BIG: those are 99 in 100 rows here, and reading them by index or all in turn costs the same. */
    @ParameterizedTest(name = "{0}, services {1} to {2}")
    @CsvSource({"BIG, 7, 7", "BIG, 7, 9", "SMALL1, 1, 40", "SMALL1, 7, 7"})
    void a_page_is_one_range_of_an_index_of_one_partition(String organisation, int firstService, int lastService)
            throws SQLException {
        WORLD.tap.forget();
        var _ = WORLD.transactions.write(changes -> {
            new WorklistItems(WORLD.jdbc)
                    .fetch(part(organisation, firstService, lastService), WorklistWorld.NOW, row -> {});
            return Outcome.accepted(true);
        });

        JsonNode plan = plan(organisation, firstService, lastService);
        assertThat(plan.findValuesAsString("Relation Name"))
                .hasSize(1)
                .allMatch(name -> name.startsWith("worklist_item_"));
        assertThat(plan.findValuesAsString("Node Type")).doesNotContain("Seq Scan");
        assertThat(plan.findValuesAsString("Index Cond"))
                .isNotEmpty()
                .allMatch(condition -> condition.contains("org_id") && condition.contains("list"));
    }

    private static JsonNode plan(String organisation, int firstService, int lastService) {
        var fetched = WORLD.tap.executed().stream()
                .filter(executed -> executed.sql().contains("from worklist_item"))
                .findFirst()
                .orElseThrow();
        String json = WORLD.look
                .sql("explain (format json) " + fetched.sql())
                .params(organisation, "REFERRALS_FOR_REVIEW", java.sql.Timestamp.from(WorklistWorld.NOW))
                .param(services(firstService, lastService))
                .query((row, n) -> row.getString(1))
                .single();
        return JsonMapper.shared().readTree(json);
    }

    private static WorklistPart part(String organisation, int firstService, int lastService) {
        return new WorklistPart(
                Worklist.REFERRALS_FOR_REVIEW,
                new OdsCode(organisation),
                Optional.of(Set.of(LongStream.of(services(firstService, lastService))
                        .mapToObj(ServiceId::new)
                        .toArray(ServiceId[]::new))),
                false,
                Optional.empty(),
                new Allocation.Any());
    }

    private static long[] services(int first, int last) {
        return LongStream.rangeClosed(first, last).toArray();
    }

    private static void fill(String organisation, int rows) {
        WORLD.look
                .sql("""
                        insert into worklist_item (org_id, list, entered_at, bucket, ubrn, version, nhs_number, priority,
                                                   service_id, specialty, leaves_at, shown)
                        select ?, 'REFERRALS_FOR_REVIEW', ?::timestamptz - n * interval '1 minute', n % 16384, n, 5,
                               (9000000000 + n)::text, 'ROUTINE', n % 40 + 1, 'CARDIOLOGY', ?::timestamptz + interval '9 days',
                               '{"serviceName": "A service with a long name, as they are", "namedClinician": null,
                                 "pathwayStart": "2026-11-30T09:00:00Z", "context": "NEVER_REVIEWED",
                                 "informationFirst": "2026-11-30T09:00:00Z", "informationLast": null,
                                 "appointmentStart": "2026-12-10T09:00:00Z"}'::jsonb
                        from generate_series(1, ?) n
                        """)
                .param(organisation)
                .param(WorklistWorld.NOW.toString())
                .param(WorklistWorld.NOW.toString())
                .param(rows)
                .update();
    }

    private static List<String> partitions() {
        return WORLD.look
                .sql("select distinct tableoid::regclass::text from worklist_item")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static long held() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
