package health.onward.directory;

import static health.onward.directory.DirectoryWorld.PRACTICE;
import static health.onward.directory.DirectoryWorld.WOMAN;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap.Executed;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With ten thousand services, no search reads them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPlanTest {

    private final DirectoryWorld world = new DirectoryWorld();

    @BeforeAll
    void tenThousandServices() {
        world.define(ServiceSample.service(1));
        var owner = JdbcClient.create(world.database.owner());
        owner.sql("""
                insert into service (id, version, name, status, provider, location, easting_m, northing_m, specialty,
                    request_types, bookable_type, appointment_type, priorities, sex_treated, age_from_months,
                    age_to_months, effective_from, effective_to, letter_required, menu, promoted, limited_capacity,
                    treatment_wait_days, slot_reservation_days, polling_days, booking_windows, additional_requirements,
                    notes)
                select 100000 + n, 1, 'Service ' || n, 'PUBLISHED', provider, location, 400000, 300000,
                    (select code from code_concept where list = 'SPECIALTY' order by code offset n % 60 limit 1),
                    request_types, bookable_type, appointment_type, priorities, sex_treated, age_from_months,
                    age_to_months, effective_from, effective_to, letter_required, menu, promoted, limited_capacity,
                    treatment_wait_days, slot_reservation_days, polling_days, booking_windows, additional_requirements,
                    notes
                from service, generate_series(1, 10000) n where id = 1
                """).update();
        owner.sql("""
                insert into service_clinic_type
                select s.id, (select t.code from code_concept t where t.list = 'CLINIC_TYPE' order by t.code
                              offset s.id % 380 limit 1)
                from service s where s.id > 100000
                """).update();
        owner.sql("""
                insert into service_clinical_term
                select s.id, (select t.id from clinical_term t order by t.id offset s.id % 300 limit 1)
                from service s where s.id > 100000
                """).update();
        owner.sql("analyze").update();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} begins at {1}")
    @CsvSource(delimiter = '|', textBlock = """
        ROUTINE CARDIOLOGY/HEART_FAILURE                      | service_clinic_type_by_type
        ROUTINE ALLERGY/ALLERGY_1 postcode=ZZ11FL distance=20 | service_clinic_type_by_type
        ROUTINE - term=1003                                   | service_clinical_term_by_term
        """)
    void a_search_reads_services_by_an_index(String criteria, String index) {
        world.tap.forget();
        var found = world.search.search(new Search(
                SearchFor.REFERRAL,
                SortBy.DISTANCE,
                SearchSample.criteria(criteria),
                WOMAN,
                PRACTICE,
                Optional.empty()));

        assertThat(found).isInstanceOf(Outcome.Accepted.class);
        assertThat(plan())
                .contains(index)
                .contains("service_pkey on service s")
                .doesNotContain("Seq Scan on service s ");
    }

    @Test
    void a_shortlist_is_read_by_the_services_keys() {
        world.tap.forget();
        List<ServiceId> chosen =
                LongStream.range(100_001, 100_021).mapToObj(ServiceId::new).toList();
        world.services.find(chosen);

        assertThat(plan()).contains("service_pkey on service s").doesNotContain("Seq Scan on service s ");
    }

    private String plan() {
        Executed executed = world.tap.executed().stream()
                .filter(one -> one.sql().contains("from service s"))
                .findFirst()
                .orElseThrow();
        return String.join(
                "\n",
                world.jdbc
                        .sql("explain " + executed.sql())
                        .params(executed.values())
                        .query((row, n) -> row.getString(1))
                        .list());
    }
}
