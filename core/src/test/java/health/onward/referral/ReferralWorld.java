package health.onward.referral;

import static health.onward.directory.ServiceSample.service;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.BookableType;
import health.onward.directory.DirectoryWorld;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.SearchCriteria;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.People;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.AccessCodes;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Seal;
import health.onward.platform.Transactions;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.LetterIntention;
import health.onward.worklist.WorklistRows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A practice, its patients, a small directory, and the commands of this module over a real database. */
final class ReferralWorld implements AutoCloseable {

    static final NhsNumber PATIENT = new NhsNumber("9990000018");
    static final NhsNumber SENSITIVE = new NhsNumber("9990000026");
    static final NhsNumber UNREGISTERED = new NhsNumber("9990000034");
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final long CLINIC = 11002;
    static final long LETTER_CLINIC = 11021;
    static final long TRIAGE = 50001;
    static final long URGENT_ONLY = 12000;

    final DirectoryWorld directory = new DirectoryWorld()
            .define(
                    service(CLINIC),
                    service(LETTER_CLINIC).askingForALetter(),
                    service(TRIAGE).taking(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED),
                    service(URGENT_ONLY).accepting(Set.of(Priority.URGENT)));
    final JdbcClient look = JdbcClient.create(directory.database.owner());
    final Ids ids = new Ids(DirectoryWorld.CLOCK, new Random(11));
    final Transactions transactions = new Transactions(directory.tap, DirectoryWorld.CLOCK);
    final AccessCodes codes;
    final Referrals referrals;
    final Creation creation;
    final ShortlistChange shortlistChange;
    final Cancellation cancellation;

    ReferralWorld() {
        JdbcClient jdbc = JdbcClient.create(directory.tap);
        var patients = new PatientIndex(jdbc);
        codes = new AccessCodes(jdbc, new Seal(new byte[Seal.KEY_BYTES], List.of()), new Random(13));
        referrals = new Referrals(
                jdbc,
                new Ledger(ids),
                new AuditTrail(ids),
                List.of(new WorklistRows(), new AccessOnCreation(codes)),
                () -> Standings.DEADLINES);
        creation = new Creation(
                transactions,
                referrals,
                new RequestNumbers(jdbc, ids),
                patients,
                new ReferringClinicians(new People(jdbc)),
                directory.search,
                DirectoryWorld.CLOCK);
        shortlistChange =
                new ShortlistChange(transactions, referrals, patients, directory.search, DirectoryWorld.CLOCK);
        cancellation =
                new Cancellation(transactions, referrals, patients, directory.reference.lists(), DirectoryWorld.CLOCK);
        patient(PATIENT, "D82106", false);
        patient(SENSITIVE, "D82106", true);
        patient(UNREGISTERED, null, false);
    }

    private void patient(NhsNumber number, @Nullable String practice, boolean sensitive) {
        look.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values (?, 'Test', 'Person', '1980-01-01', 'FEMALE', '{}', ?, ?)
                """).param(number.value()).param(practice).param(sensitive).update();
    }

    static Actor clinician() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, "D82106");
    }

    static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(
                new UserId("999000000001"), new OdsCode(organisation), function, Optional.empty(), Set.of(), "test");
    }

    static CreationRequest request(NhsNumber patient, LetterIntention intention, long... services) {
        return new CreationRequest(patient, Optional.empty(), choice(intention, services), Optional.empty());
    }

    static Choice choice(LetterIntention intention, long... services) {
        List<ServiceId> chosen =
                LongStream.of(services).mapToObj(ServiceId::new).toList();
        return new Choice(chosen, criteria(), intention, 0);
    }

    private static SearchCriteria criteria() {
        return Standings.criteria();
    }

    /** The answer says which referral it is about. */
    static <T> Once<T> once(@Nullable String key, byte[] fingerprint, java.util.function.Function<T, Ubrn> ubrn) {
        return new Once<>(
                "test",
                key,
                fingerprint,
                value -> new Answer(
                        200, Map.of(), ubrn.apply(value).text().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    long count(String table) {
        return look.sql("select count(*) from " + table).query(Long.class).single();
    }

    long rows() {
        return Arrays.stream("referral patient_referral ledger audit worklist_item idempotency_key".split(" "))
                .mapToLong(this::count)
                .sum();
    }

    @Override
    public void close() {
        directory.close();
    }
}
