package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.LedgerAction;
import health.onward.document.Availability;
import health.onward.document.FileSample;
import health.onward.document.StoredFile;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralRecordsTest {

    private final AppointmentWorld world = new AppointmentWorld(Profile.PLAIN);

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} at {1} with services {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        REFERRING_CLINICIAN        | D82106 | 0     | GRANTED
        REFERRING_CLINICIAN_ADMIN  | D82106 | 0     | GRANTED
        REFERRING_CLINICIAN        | X99    | 0     | NO_RELATIONSHIP
        SERVICE_PROVIDER_CLINICIAN | R69    | 11000 | GRANTED
        SERVICE_PROVIDER_CLINICIAN | R69    | 12000 | NO_RELATIONSHIP
        """)
    void who_has_a_relationship_reads_and_everybody_leaves_an_audit_row(
            BusinessFunction function, String organisation, long service, String outcome) {
        Referral referral = world.referral();
        Set<ServiceId> services = service == 0 ? Set.of() : Set.of(new ServiceId(service));
        Actor actor = AppointmentWorld.actor(function, new OdsCode(organisation), services);
        var opened = world.records.open(referral.ubrn(), OptionalLong.empty(), actor, "A005");
        assertThat(
                        opened instanceof Outcome.Refused<ReferralRecord> refused
                                ? refused.code().name()
                                : "GRANTED")
                .isEqualTo(outcome);
        assertThat(world.look
                        .sql("select outcome from audit where what = 'A005' and ubrn = ?")
                        .param(referral.ubrn().number())
                        .query(String.class)
                        .list())
                .containsExactly(outcome);
    }

    @Test
    void only_the_latest_version_is_found_and_a_stranger_does_not_learn_which_it_is() {
        Referral referral = world.referral();
        assertThat(world.records.open(referral.ubrn(), OptionalLong.of(3), AppointmentWorld.gp(), "A005"))
                .isEqualTo(Outcome.accepted(new ReferralRecord(referral, Optional.empty())));
        assertThat(code(world.records.open(referral.ubrn(), OptionalLong.of(2), AppointmentWorld.gp(), "A005")))
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(code(world.records.open(new Ubrn(404), OptionalLong.empty(), AppointmentWorld.gp(), "A005")))
                .isEqualTo(RefusalCode.NOT_FOUND);
        Actor stranger = AppointmentWorld.actor(BusinessFunction.REFERRING_CLINICIAN, new OdsCode("X99"), Set.of());
        for (long version : new long[] {2, 3}) {
            assertThat(code(world.records.open(referral.ubrn(), OptionalLong.of(version), stranger, "A005")))
                    .isEqualTo(RefusalCode.NO_RELATIONSHIP);
        }
    }

    /** What nobody had looked at when it was linked is asked for until somebody has, and then no more. */
    @Test
    void files_are_shown_with_what_is_known_of_them_now() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.book(before, new SlotId(1), "k");
        Referral referral = world.stored(before);
        StoredFile file = FileSample.file("letter.pdf")
                .meantFor(referral.ubrn().number())
                .uploaded(NOW)
                .found(Availability.AVAILABLE)
                .stored(world.transactions, world.jdbc);
        world.look
                .sql("""
                        insert into attachment (bucket, ubrn, number, file_id, kind, name, content_type, size, attached_by, ods_code,
                                                attached_at, linked_at, scan)
                        values (?, ?, 1, ?, 'REFERRER', 'letter.pdf', 'application/pdf', 17, '021600556514', 'R69', now(), now(),
                                'PENDING')
                        """)
                .param(referral.ubrn().bucket())
                .param(referral.ubrn().number())
                .param(file.id().value())
                .update();
        for (int asked : new int[] {6, 5}) {
            world.tap.forget();

            var opened = world.records.open(referral.ubrn(), OptionalLong.empty(), AppointmentWorld.gp(), "A005");

            ReferralRecord record = ((Outcome.Accepted<ReferralRecord>) opened).value();
            assertThat(record.appointment()).isPresent();
            assertThat(record.files()).singleElement().satisfies(one -> {
                assertThat(one.file()).isEqualTo(file.id());
                assertThat(one.availability()).isEqualTo(Availability.AVAILABLE);
            });
            assertThat(world.tap.roundTrips()).isEqualTo(asked);
        }
    }

    @Test
    void a_sensitive_record_is_not_opened() {
        var sensitive = new NhsNumber("9462979626");
        world.patient(sensitive, true);
        Referral referral = world.referral(sensitive);
        assertThat(code(world.records.open(referral.ubrn(), OptionalLong.empty(), AppointmentWorld.gp(), "A005")))
                .isEqualTo(RefusalCode.PATIENT_ERROR);
        Referral unknown = world.referral(new NhsNumber("1111111111"));
        assertThat(code(world.records.open(unknown.ubrn(), OptionalLong.empty(), AppointmentWorld.gp(), "A005")))
                .isEqualTo(RefusalCode.PATIENT_ERROR);
    }

    @Test
    void an_appointment_is_found_by_its_own_id_while_it_is_the_current_one() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.book(before, new SlotId(1), "k");
        Referral booked = world.stored(before);
        Appointment appointment = world.appointments.current(booked).orElseThrow();
        Actor provider = AppointmentWorld.actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, PROVIDER, Set.of(DIRECT));
        assertThat(world.records.open(appointment.id(), OptionalLong.empty(), provider, "A038"))
                .isEqualTo(Outcome.accepted(new ReferralRecord(booked, Optional.of(appointment))));
        assertThat(world.records.open(appointment.id(), OptionalLong.of(0), provider, "A038"))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(code(world.records.open(appointment.id(), OptionalLong.of(1), provider, "A038")))
                .isEqualTo(RefusalCode.NOT_FOUND);
        Referral without = booked.with(before.facets(), NOW);
        world.store(Optional.of(booked), without, LedgerAction.SHORTLIST_CHANGED);
        assertThat(code(world.records.open(appointment.id(), OptionalLong.empty(), provider, "A038")))
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void an_appointment_of_a_fixture_is_found_by_its_route() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.book(before, new SlotId(1), "k");
        Referral booked = world.stored(before);
        world.look.sql("update appointment set id = 70000").update();
        world.look
                .sql("update referral set appointment_id = 70000 where ubrn = ?")
                .param(booked.ubrn().number())
                .update();
        var id = new AppointmentId(70000);
        assertThat(code(world.records.open(id, OptionalLong.empty(), AppointmentWorld.gp(), "A038")))
                .isEqualTo(RefusalCode.NOT_FOUND);
        world.look
                .sql("insert into id_route (kind, id, bucket) values ('APPOINTMENT', 70000, ?)")
                .param(booked.ubrn().bucket())
                .update();
        assertThat(world.records.open(id, OptionalLong.empty(), AppointmentWorld.gp(), "A038"))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private static RefusalCode code(Outcome<ReferralRecord> outcome) {
        return ((Outcome.Refused<ReferralRecord>) outcome).code();
    }
}
