package health.onward.advice;

import static health.onward.directory.ServiceSample.service;

import health.onward.appointment.Appointments;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.BookableType;
import health.onward.directory.DirectoryWorld;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.SearchCriteria;
import health.onward.directory.Services;
import health.onward.document.FileBlobs;
import health.onward.document.Intake;
import health.onward.document.OwnFiles;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.NamedClinicians;
import health.onward.identity.People;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.AttachmentRows;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A practice, its patients, a service that gives advice, and the commands of this package over a real database. */
public final class AdviceWorld implements AutoCloseable {

    public static final NhsNumber PATIENT = new NhsNumber("9990000018");
    static final long CLINIC = 11002;

    /** The time that the commands see; tests move it. */
    public static final class Moved extends Clock {
        public Instant now = AdviceSample.MONDAY;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public final DirectoryWorld directory = new DirectoryWorld()
            .define(
                    service(AdviceSample.SERVICE.value())
                            .taking(Set.of(RequestType.ADVICE_AND_GUIDANCE_REQUEST), BookableType.UNSPECIFIED),
                    service(CLINIC));
    public final Moved clock = new Moved();
    public final JdbcClient look = JdbcClient.create(directory.database.owner());
    final Ids ids = new Ids(clock, new Random(11));
    public final List<AdviceSubscriber> subscribers = new ArrayList<>();
    public final Transactions transactions = new Transactions(directory.tap, clock);
    public final JdbcClient jdbc = JdbcClient.create(directory.tap);
    public final AuditTrail audit = new AuditTrail(ids);
    final StoredFiles stored = new StoredFiles(jdbc);
    final AdviceFiles files = new AdviceFiles(jdbc, stored, ids);
    public final Conversations conversations =
            new Conversations(jdbc, new Ledger(ids), audit, files, List.of(this::tell), () -> AdviceSample.HOURS);
    final Messages messages = new Messages(jdbc, ids);
    public final PatientIndex patients = new PatientIndex(jdbc);
    public final Referrals referrals =
            new Referrals(jdbc, new Ledger(ids), audit, List.of(new AttachmentRows(stored)), () -> Standings.DEADLINES);
    final RequestNumbers numbers = new RequestNumbers(jdbc, ids);
    final Asking asking = new Asking(
            transactions,
            conversations,
            messages,
            files,
            numbers,
            patients,
            new ReferringClinicians(new People(jdbc)),
            directory.search,
            clock);
    public final Answering answering =
            new Answering(transactions, conversations, messages, files, patients, new Services(jdbc), clock);
    public final ReferrersTurn referrer = new ReferrersTurn(transactions, conversations, messages, files, clock);
    final AdviceRecords records =
            new AdviceRecords(transactions, conversations, messages, files, referrals, patients, audit, clock);
    final NamedClinicians clinicians = new NamedClinicians(new People(jdbc));
    public final NamingResponder naming = new NamingResponder(transactions, conversations, clinicians, clock);
    final FileBlobs blobs;
    final Conversion conversion;
    public final OverdueTurns overdue;
    final ResponseTimes times = new ResponseTimes(jdbc);

    public AdviceWorld() {
        this(temporary());
    }

    AdviceWorld(Path directory) {
        blobs = new FileBlobs(directory.resolve("files"));
        conversion = new Conversion(
                transactions,
                conversations,
                new ConversionDrafts(conversations, messages, files, patients, new Services(jdbc), clock),
                (conversation, patient, now) -> paper(conversation).getBytes(StandardCharsets.UTF_8),
                new OwnFiles(stored, blobs, new Intake(directory.resolve("incoming")), ids),
                referrals,
                new Appointments(jdbc),
                numbers,
                ids);
        overdue = overdueTurns();
        look.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values (?, 'Test', 'Person', '1980-01-01', 'FEMALE', '{}', 'D82106', false)
                """).param(PATIENT.value()).update();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("advice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String paper(AdviceRecord conversation) {
        return conversation.messages().stream().map(Message::text).collect(Collectors.joining("\n"));
    }

    private void tell(AdviceChange change, Changes changes) {
        subscribers.forEach(subscriber -> subscriber.on(change, changes));
    }

    /** As a node has it. */
    OverdueTurns overdueTurns() {
        return new OverdueTurns(transactions, conversations, new Unanswered(messages, conversion, clock), clock);
    }

    /** Which the referrer wants to be a referral if nobody answers in time. */
    public Advice wished() {
        Question plain = question(AdviceSample.SERVICE.value());
        var wished = new Question(
                plain.patient(),
                plain.referringClinician(),
                plain.services(),
                plain.criteria(),
                true,
                true,
                plain.text(),
                plain.files());
        return advice(asking.ask(wished, AdviceSample.referrer(), once()));
    }

    /** Of somebody whom the referrer names. */
    Advice askedOf(UserId clinician) {
        Question plain = question(AdviceSample.SERVICE.value());
        SearchCriteria any = plain.criteria();
        var named = new SearchCriteria(
                any.priority(),
                any.specialty(),
                any.clinicType(),
                any.clinicalTerm(),
                Optional.of(clinician),
                any.postcode(),
                any.distanceLimit(),
                any.waitLimit(),
                any.organisation(),
                any.ageAndSexAppropriate(),
                any.provisioningSent());
        var question = new Question(
                plain.patient(),
                plain.referringClinician(),
                plain.services(),
                named,
                plain.authorised(),
                false,
                plain.text(),
                plain.files());
        return advice(asking.ask(question, AdviceSample.referrer(), once()));
    }

    static Question question(long... services) {
        return new Question(
                PATIENT,
                Optional.empty(),
                Arrays.stream(services).mapToObj(ServiceId::new).toList(),
                Standings.criteria(),
                true,
                false,
                "What shall I do?",
                List.of());
    }

    public Advice asked() {
        Outcome<Answer> outcome = asking.ask(question(AdviceSample.SERVICE.value()), AdviceSample.referrer(), once());
        return advice(outcome);
    }

    public Advice answered(Advice advice) {
        return advice(answer(advice, guidance(Priority.URGENT), AdviceSample.provider()));
    }

    public Advice askedBack(Advice advice) {
        var guidance = new Answering.Guidance(
                GuidanceOutcome.REQUIRE_FURTHER_INFORMATION,
                Optional.empty(),
                Priority.ROUTINE,
                "Which ECG?",
                List.of());
        return advice(answer(advice, guidance, AdviceSample.provider()));
    }

    Outcome<Answer> answer(Advice advice, Answering.Guidance guidance, Actor actor) {
        return answering.answer(advice.ubrn(), advice.version(), guidance, actor, once());
    }

    static Answering.Guidance guidance(Priority priority) {
        return new Answering.Guidance(
                GuidanceOutcome.RETURN_TO_REFERRER_WITH_ADVICE,
                Optional.of(Recommendation.ADVICE_ONLY_NO_REFERRAL_RECOMMENDED),
                priority,
                "Wait and see",
                List.of());
    }

    public static ReferrersTurn.Words words(String text) {
        return new ReferrersTurn.Words(text, List.of());
    }

    public static ReferrersTurn.Seen seen(Advice advice) {
        return new ReferrersTurn.Seen(advice.ubrn(), advice.version());
    }

    /** Says which conversation it is about. */
    static Once<AdviceChange> once() {
        return new Once<>(
                "test",
                null,
                new byte[0],
                change -> new Answer(200, Map.of(), change.after().ubrn().text().getBytes(StandardCharsets.UTF_8)));
    }

    Advice advice(Outcome<Answer> outcome) {
        if (!(outcome instanceof Outcome.Accepted(var answer))) {
            throw new IllegalStateException(outcome.toString());
        }
        return conversations
                .find(new Ubrn(Long.parseLong(new String(answer.body(), StandardCharsets.UTF_8))))
                .orElseThrow();
    }

    public static Advice done(Outcome<Advice> outcome) {
        if (!(outcome instanceof Outcome.Accepted(var advice))) {
            throw new IllegalStateException(outcome.toString());
        }
        return advice;
    }

    static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** What a query of one column finds, row by row. */
    List<String> found(String sql) {
        return look.sql(sql).query((row, n) -> String.valueOf(row.getString(1))).list();
    }

    @Override
    public void close() {
        directory.close();
    }
}
