package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.Migrations.Profile;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class MigrationsTest {

    private static final String AUDIT = """
            insert into audit (patient_key, at, id, nhs_number, function, ods_code, what, outcome, request_id)
            values (1, ?::timestamptz, 1, '9912003888', 'A', 'R69', 'A005', 'DONE', 'x')
            """;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void the_schema_stands_from_scratch_and_a_second_run_changes_nothing(Profile profile) {
        try (var database = TestDatabase.empty()) {
            String role = TestDatabase.server().applicationRole();
            Migrations.run(database.owner(), profile, role);
            assertThatCode(() -> Migrations.run(database.owner(), profile, role))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void in_the_partitioned_profile_every_table_of_a_group_has_eight_partitions() {
        try (var database = TestDatabase.fresh(Profile.PARTITIONED)) {
            var tables = new JdbcTemplate(database.owner())
                    .queryForList(
                            "select inhparent::regclass || ' ' || count(*) from pg_inherits join pg_class on oid = inhparent"
                                    + " where relkind = 'p' group by inhparent",
                            String.class);
            assertThat(tables).contains("referral 8", "slot 8", "worklist_item 8", "audit 8", "ledger 8", "patient 8");
            assertThat(tables).allMatch(line -> line.endsWith(" 8"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (n int)",
                "create temporary table mine (n int)",
                "alter table referral add column mine int",
                "drop table referral",
                "truncate audit",
                "update audit set what = 'nothing'",
                "delete from audit",
                "update ledger set action = 'nothing'",
                "delete from ledger",
                "update service_history set what = 'nothing'",
                "delete from service_history",
                "delete from commissioning_history",
                "delete from flyway_schema_history"
            })
    void the_application_may_not(String sql) {
        for (Profile profile : Profile.values()) {
            try (var database = TestDatabase.fresh(profile)) {
                assertThatThrownBy(() -> new JdbcTemplate(database.application()).execute(sql))
                        .rootCause()
                        .message()
                        .containsAnyOf("permission denied", "must be owner");
            }
        }
    }

    @Test
    void a_schema_of_a_later_version_is_told_in_one_sentence() {
        try (var database = TestDatabase.fresh()) {
            new JdbcTemplate(database.owner()).update("""
                    insert into flyway_schema_history
                    select installed_rank + 1, '9999', 'what comes later', type, 'V9999__later.sql', checksum, installed_by,
                           installed_on, execution_time, true
                    from flyway_schema_history order by installed_rank desc limit 1
                    """);
            assertThatThrownBy(() -> Migrations.run(database.owner(), Profile.PLAIN, null))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("newer than this Onward (it has step 9999, what comes later)");
        }
    }

    @Test
    void a_schema_of_other_making_is_told_in_one_sentence() {
        try (var database = TestDatabase.fresh()) {
            new JdbcTemplate(database.owner())
                    .update("update flyway_schema_history set checksum = 1 where version = '1'");
            assertThatThrownBy(() -> Migrations.run(database.owner(), Profile.PLAIN, null))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("made by another version");
        }
    }

    @Test
    void the_application_may_not_reach_the_partitions_behind_their_table() {
        try (var database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> new JdbcTemplate(database.application()).execute("delete from audit_default"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void the_application_writes_and_reads_the_audit_and_changes_what_may_change(Profile profile) {
        try (var database = TestDatabase.fresh(profile)) {
            var jdbc = new JdbcTemplate(database.application());
            jdbc.update(AUDIT, "2026-08-01T00:00:00Z");
            assertThat(jdbc.queryForObject("select count(*) from audit", Integer.class))
                    .isEqualTo(1);
            assertThat(jdbc.update("update ubrn_allocation set next = next + 1000"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_month_without_a_partition_lands_in_the_default_and_stays_there() {
        try (var database = TestDatabase.fresh()) {
            var jdbc = new JdbcTemplate(database.owner());
            jdbc.update(AUDIT, "2040-05-31T23:59:59Z");
            Partitions.ensure(database.owner(), Instant.parse("2040-05-01T00:00:00Z"), 1);
            jdbc.update(AUDIT, "2040-06-01T00:00:00Z");
            assertThat(jdbc.queryForList("select tableoid::regclass::text from audit order by at", String.class))
                    .containsExactly("audit_default", "audit_2040_06");
        }
    }
}
