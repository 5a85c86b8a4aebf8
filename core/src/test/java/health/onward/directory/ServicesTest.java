package health.onward.directory;

import static health.onward.directory.DirectoryWorld.CLINICIAN;
import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.bulk.Input;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataIntegrityViolationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesTest {

    private final DirectoryWorld world = new DirectoryWorld();

    @BeforeAll
    void define() {
        world.define(
                service(1),
                service(2)
                        .named("Rich")
                        .treating("CARDIOLOGY", Set.of("HEART_FAILURE", "LIPID_MANAGEMENT"), Set.of("1003"))
                        .with(Set.of(CLINICIAN))
                        .seeing(Service.SexTreated.FEMALE, 192, Optional.of(719))
                        .open(LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2027, 1, 1)))
                        .at(new OdsCode("R6901"), Optional.empty()));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_service_comes_back_as_it_was_defined_with_the_name_of_its_site() {
        Service rich = world.services.find(new ServiceId(2)).orElseThrow();

        assertThat(rich)
                .isEqualTo(service(2)
                        .named("Rich")
                        .treating("CARDIOLOGY", Set.of("HEART_FAILURE", "LIPID_MANAGEMENT"), Set.of("1003"))
                        .with(Set.of(CLINICIAN))
                        .seeing(Service.SexTreated.FEMALE, 192, Optional.of(719))
                        .open(LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2027, 1, 1)))
                        .at(new OdsCode("R6901"), Optional.empty())
                        .siteNamed("The R6901")
                        .build());
        assertThat(world.services.find(new ServiceId(1)).orElseThrow())
                .isEqualTo(service(1).siteNamed("The R6901").build());
    }

    @Test
    void a_service_that_is_defined_again_has_the_next_version_and_nothing_of_the_old_definition() {
        world.define(service(3)
                .treating("CARDIOLOGY", Set.of("HEART_FAILURE"), Set.of("1003"))
                .with(Set.of(CLINICIAN)));
        world.define(service(3).named("Anew").treating("ALLERGY", Set.of("ALLERGY_1"), Set.of()));

        Service anew = world.services.find(new ServiceId(3)).orElseThrow();
        assertThat(anew.version()).isEqualTo(2);
        assertThat(anew.name()).isEqualTo("Anew");
        assertThat(anew.clinicTypes()).containsExactly("ALLERGY_1");
        assertThat(anew.clinicalTerms()).isEmpty();
        assertThat(anew.clinicians()).isEmpty();
    }

    @Test
    void twenty_services_cost_one_round_trip() {
        world.define(LongStream.range(100, 120).mapToObj(ServiceSample::service).toArray(ServiceSample[]::new));
        List<ServiceId> twenty =
                LongStream.range(100, 120).mapToObj(ServiceId::new).toList();
        world.services.find(twenty);
        world.tap.forget();

        assertThat(world.services.find(twenty)).extracting(Service::id).containsExactlyElementsOf(twenty);
        assertThat(world.tap.roundTrips()).isEqualTo(1);
    }

    @Test
    void an_unknown_service_is_not_found() {
        assertThat(world.services.find(new ServiceId(999))).isEmpty();
        assertThat(world.services.find(List.of())).isEmpty();
    }

    @Test
    void the_database_refuses_triage_and_bookable_appointments_in_one_service() {
        assertThatThrownBy(() -> world.define(service(4)
                        .taking(
                                Set.of(RequestType.TRIAGE_REQUEST, RequestType.APPOINTMENT_REQUEST),
                                BookableType.DIRECTLY_BOOKABLE)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void services_move_with_the_gazetteer() {
        try (var other = new DirectoryWorld()) {
            other.define(service(1), service(2).at(new OdsCode("R6902"), Optional.empty()));

            other.take(other.reference.postcodes(
                    Input.of("postcodes.csv", "postcode,easting_m,northing_m,town\nzz99zz,10,20,Here\n"), false));

            assertThat(other.services
                            .find(new ServiceId(2))
                            .orElseThrow()
                            .site()
                            .place())
                    .contains(new Place(10, 20));
            assertThat(other.services
                            .find(new ServiceId(1))
                            .orElseThrow()
                            .site()
                            .place())
                    .isEmpty();
        }
    }

    @Test
    void a_code_that_a_service_names_cannot_be_taken_from_the_lists() {
        var refused = world.take(world.reference.terms(
                Input.of("terms.csv", "id,term,specialty,clinic_type\n7,X,CARDIOLOGY,HEART_FAILURE\n")));

        assertThat(refused.toString()).contains("has no term 1003, which a service names");
    }
}
