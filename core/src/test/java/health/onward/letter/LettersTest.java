package health.onward.letter;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.audit.LedgerPages;
import health.onward.directory.DirectoryWorld;
import health.onward.directory.Reference;
import health.onward.directory.ServiceSample;
import health.onward.directory.Services;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.Nameplates;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.AccessCodes;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientIndex;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.platform.Seal;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.AccessOnCreation;
import health.onward.referral.Attachments;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters for whoever may have them, on a real database: composed of what is there, refused where they must be, never unseen. */
class LettersTest {

    private static final NhsNumber PATIENT = new NhsNumber("9990000018");
    private static final Clock CLOCK = Clock.fixed(Standings.NOW, ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    private final StatementTap tap = new StatementTap(database.application());
    private final JdbcClient jdbc = JdbcClient.create(tap);
    private final JdbcClient look = JdbcClient.create(database.owner());
    private final Transactions transactions = new Transactions(tap, CLOCK);
    private final Ids ids = new Ids(CLOCK, new Random(5));
    private final AuditTrail audit = new AuditTrail(ids);
    private final AccessCodes codes =
            new AccessCodes(jdbc, new Seal(new byte[Seal.KEY_BYTES], List.of()), new Random(5));
    private final Referrals referrals = new Referrals(
            jdbc, new Ledger(ids), audit, List.of(new AccessOnCreation(codes)), () -> Standings.DEADLINES);
    private final Letters letters = new Letters(
            transactions,
            referrals,
            new PatientIndex(jdbc),
            new Shelf(
                    new Services(jdbc),
                    new Nameplates(jdbc),
                    codes,
                    new Attachments(jdbc, new StoredFiles(jdbc)),
                    new LedgerPages(jdbc),
                    Reference.over(tap, CLOCK),
                    new Signposts("https://my.example", Optional.empty(), Optional.empty())),
            audit,
            CLOCK);

    LettersTest() {
        look.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values ('9990000018', 'Test', 'Person', '1980-01-01', 'FEMALE', '{1 The Green}', 'R69', false)
                """).update();
        look.sql("""
                insert into organisation (ods_code, name, kind, open, address, postcode, phone) values
                  ('R69', 'Ashwick Surgery', 'PROVIDER', true, '{1 High Street,Ashwick}', 'ZZ1 1AA', '01632 960 200'),
                  ('R6901', 'Wharf Hospital', 'SITE', true, '{Wharf Road}', null, null)
                """).update();
        transactions.write(changes -> {
            DirectoryWorld.define(
                    changes, ServiceSample.service(Standings.SERVICE.value()).named("Heart Clinic"));
            return Outcome.accepted(true);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_patients_letter_is_composed_of_what_is_there() {
        Ubrn ubrn = stored("booked, to be reviewed");
        String words = Words.of(accepted(letters.toPatient(ubrn, referrer())));
        assertThat(words)
                .contains("You have an appointment", "Ashwick Surgery\n1 High Street\nAshwick\nZZ1 1AA")
                .contains(
                        "Phone: 01632 960 200",
                        "Person Test\n1 The Green",
                        "Heart Clinic",
                        "Wharf Hospital, Wharf Road")
                .contains(codes.find(PATIENT).orElseThrow().words());
        assertThat(audited("A019", "GRANTED")).isOne();
    }

    @Test
    void the_summary_tells_what_the_ledger_and_the_files_tell() {
        Ubrn ubrn = stored("booked, to be reviewed");
        look.sql("""
                insert into attachment (bucket, ubrn, number, file_id, kind, name, content_type, size, description,
                                        attached_by, ods_code, attached_at, linked_at, scan)
                values (?, ?, 1, gen_random_uuid(), 'REFERRER', 'echo.pdf', 'application/pdf', 10, 'The echo',
                        '021600556514', 'R69', now(), now(), 'AVAILABLE')
                """).param(ubrn.bucket()).param(ubrn.number()).update();
        String words = Words.of(accepted(letters.clinicalSummary(ubrn, provider())));
        assertThat(words)
                .contains("Referral created", "echo.pdf", "The echo", "Ashwick Surgery")
                .doesNotContain(codes.find(PATIENT).orElseThrow().words());
        assertThat(audited("A007", "GRANTED")).isOne();
    }

    @ParameterizedTest(name = "{0} of {1} by {2}: {3}")
    @CsvSource({
        "letter,  not booked, stranger, NO_RELATIONSHIP",
        "summary, not booked, stranger, NO_RELATIONSHIP",
        "letter,  cancelled,  referrer, INVALID_REQUEST_STATE",
        "summary, cancelled,  referrer, INVALID_REQUEST_TYPE",
        "letter,  cancelled,  stranger, NO_RELATIONSHIP"
    })
    void what_is_refused_is_in_the_audit_trail_with_its_reason(
            String what, String standing, String who, RefusalCode code) {
        Ubrn ubrn = stored(standing);
        Actor actor = who.equals("referrer") ? referrer() : actor(REFERRING_CLINICIAN, "D82106");
        refused(what, ubrn, actor, code);
        assertThat(audited(what.equals("letter") ? "A019" : "A007", code.name()))
                .isOne();
    }

    @Test
    void a_patient_whose_record_is_protected_gets_neither() {
        Ubrn ubrn = stored("not booked");
        look.sql("update patient set sensitive = true").update();
        refused("letter", ubrn, referrer(), RefusalCode.PATIENT_ERROR);
        refused("summary", ubrn, referrer(), RefusalCode.PATIENT_ERROR);
    }

    @Test
    void without_an_access_code_there_is_no_letter_but_there_is_a_summary() {
        Ubrn ubrn = stored("not booked");
        transactions.write(changes -> {
            codes.withdraw(PATIENT, Standings.NOW, changes);
            return Outcome.accepted(true);
        });
        refused("letter", ubrn, referrer(), RefusalCode.NO_ACCESS_CODE);
        assertThat(letters.clinicalSummary(ubrn, referrer())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_request_that_is_not_there_is_not_found() {
        refused("letter", new Ubrn(5), referrer(), RefusalCode.NOT_FOUND);
        refused("summary", new Ubrn(5), referrer(), RefusalCode.NOT_FOUND);
    }

    @Test
    void a_letter_takes_seven_trips_and_each_statement_goes_to_one_shard() {
        Ubrn ubrn = stored("booked, to be reviewed");
        tap.forget();
        letters.toPatient(ubrn, referrer());
        assertThat(tap.roundTrips()).isLessThanOrEqualTo(7);
        tap.forget();
        letters.clinicalSummary(ubrn, provider());
        assertThat(tap.roundTrips()).isLessThanOrEqualTo(8);
        letters.toPatient(ubrn, referrer());
        RoutingLint.check(tap, database.owner());
    }

    @Test
    void composing_changes_nothing_but_the_audit_trail() {
        Ubrn ubrn = stored("not booked");
        long version = referrals.find(ubrn).orElseThrow().version();
        letters.toPatient(ubrn, referrer());
        letters.clinicalSummary(ubrn, referrer());
        assertThat(referrals.find(ubrn).orElseThrow().version()).isEqualTo(version);
        assertThat(look.sql("select count(*) from ledger").query(Long.class).single())
                .isOne();
    }

    private void refused(String what, Ubrn ubrn, Actor actor, RefusalCode code) {
        Outcome<Letter> outcome =
                what.equals("letter") ? letters.toPatient(ubrn, actor) : letters.clinicalSummary(ubrn, actor);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Ubrn stored(String standing) {
        Referral referral = Standings.named(standing);
        Outcome<Boolean> outcome = transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(
                            Optional.empty(),
                            referral,
                            LedgerAction.REFERRAL_CREATED,
                            referrer(),
                            "A011",
                            Standings.NOW),
                    changes);
            return Outcome.accepted(true);
        });
        assertThat(outcome).isEqualTo(Outcome.accepted(true));
        return referral.ubrn();
    }

    private static Letter accepted(Outcome<Letter> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted<Letter>) outcome).value();
    }

    private long audited(String what, String outcome) {
        return look.sql("select count(*) from audit where what = ? and outcome = ?")
                .param(what)
                .param(outcome)
                .query(Long.class)
                .single();
    }

    private static Actor referrer() {
        return actor(REFERRING_CLINICIAN, "R69");
    }

    private static Actor provider() {
        return new Actor(
                new UserId("555032006106"),
                Standings.PROVIDER,
                SERVICE_PROVIDER_CLINICIAN,
                Optional.empty(),
                Set.of(new ServiceId(Standings.SERVICE.value())),
                "test");
    }

    private static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(
                new UserId("021600556514"), new OdsCode(organisation), function, Optional.empty(), Set.of(), "test");
    }
}
