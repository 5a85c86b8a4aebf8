package health.onward.bench;

import static health.onward.bench.Bench.say;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.audit.AuditTrail;
import health.onward.directory.ReferenceData;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Database;
import health.onward.platform.DatabaseSettings;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.worklist.Worklist;
import health.onward.worklist.WorklistFilters;
import health.onward.worklist.WorklistItems;
import health.onward.worklist.WorklistPage;
import health.onward.worklist.WorklistPlace;
import health.onward.worklist.WorklistRequest;
import health.onward.worklist.Worklists;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page of a list at an organisation with 50,000 open referrals beside one with 500, turn and turn about in one run. */
record WorklistPages(List<Compared> lists) {

    /** @param many and {@code few} in nanoseconds, a page each, sorted */
    record Compared(String page, long[] many, long[] few) {

        double manyMs() {
            return many[many.length / 2] / 1e6;
        }

        double fewMs() {
            return few[few.length / 2] / 1e6;
        }

        double ratio() {
            return manyMs() / fewMs();
        }
    }

    static final int MANY = 50_000;
    static final int FEW = 500;
    static final int ROWS = 50;

    private static final int SERVICES = 40;
    private static final String LARGE = "BIG1";
    private static final String SMALL = "SMALL1";

    static WorklistPages measure(Settings settings, OwnDatabase database) {
        say("Lists of " + MANY + " and of " + FEW + " referrals ...");
        Clock clock = Clock.systemUTC();
        try (Database open = Database.open(DatabaseSettings.from(database.environment()), clock)) {
            for (Worklist list : List.of(Worklist.REFERRALS_FOR_REVIEW, Worklist.AWAITING_BOOKING)) {
                fill(database, list, LARGE, MANY);
                fill(database, list, SMALL, FEW);
            }
            // Other organisations' rows, as there are many.
            for (int n = 0; n < 100; n++) {
                fill(database, Worklist.AWAITING_BOOKING, "OTHER" + n, FEW);
            }
            database.asOwner().execute("vacuum analyze worklist_item");
            var pages = new Reader(worklists(open, clock), settings);
            return new WorklistPages(List.of(
                    pages.compare("for review, the first", Worklist.REFERRALS_FOR_REVIEW, false),
                    pages.compare("for review, one in the middle", Worklist.REFERRALS_FOR_REVIEW, true),
                    pages.compare("awaiting booking, the first", Worklist.AWAITING_BOOKING, false),
                    pages.compare("awaiting booking, one in the middle", Worklist.AWAITING_BOOKING, true)));
        }
    }

    private static Worklists worklists(Database open, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(open.application());
        var filters = new WorklistFilters(
                new Services(jdbc), new ReferenceData(jdbc), new Organisations(jdbc), new People(jdbc));
        return new Worklists(
                new Transactions(open.application(), clock),
                new WorklistItems(jdbc),
                filters,
                new AuditTrail(new Ids(clock, RandomGenerator.getDefault())),
                clock);
    }

    private record Reader(Worklists worklists, Settings settings) {

        private static final int WARM = 300;

        Compared compare(String page, Worklist list, boolean middle) {
            Optional<WorklistPlace> inMany = middle ? middle(list, LARGE, MANY) : Optional.empty();
            Optional<WorklistPlace> inFew = middle ? middle(list, SMALL, FEW) : Optional.empty();
            List<Long> many = new ArrayList<>();
            List<Long> few = new ArrayList<>();
            for (int n = 0; n < WARM + settings.counted() * 25; n++) {
                long large = timed(list, LARGE, inMany);
                long small = timed(list, SMALL, inFew);
                if (n >= WARM) {
                    many.add(large);
                    few.add(small);
                }
            }
            return new Compared(page, sorted(many), sorted(few));
        }

        private static long[] sorted(List<Long> nanos) {
            long[] all = nanos.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(all);
            return all;
        }

        private Optional<WorklistPlace> middle(Worklist list, String organisation, int rows) {
            Optional<WorklistPlace> place = Optional.empty();
            for (int n = 0; n < rows / 2; n += ROWS) {
                place = page(list, organisation, place).next();
            }
            return place;
        }

        private long timed(Worklist list, String organisation, Optional<WorklistPlace> after) {
            long began = System.nanoTime();
            int rows = page(list, organisation, after).rows().size();
            long took = System.nanoTime() - began;
            if (rows != ROWS) {
                throw new IllegalStateException("a page of " + list + " at " + organisation + " has " + rows + " rows");
            }
            return took;
        }

        private WorklistPage page(Worklist list, String organisation, Optional<WorklistPlace> after) {
            return switch (worklists.page(
                    WorklistRequest.whole(list), after, ROWS, reader(list, organisation), "bench")) {
                case Outcome.Accepted(var page) -> page;
                case Outcome.Refused<WorklistPage> refused ->
                    throw new IllegalStateException(refused.refusals().toString());
            };
        }

        private static Actor reader(Worklist list, String organisation) {
            boolean provider = list == Worklist.REFERRALS_FOR_REVIEW;
            Set<ServiceId> services = LongStream.rangeClosed(1, SERVICES)
                    .mapToObj(ServiceId::new)
                    .collect(Collectors.toUnmodifiableSet());
            return new Actor(
                    new UserId("999000000001"),
                    new OdsCode(organisation),
                    provider ? BusinessFunction.SERVICE_PROVIDER_CLINICIAN : BusinessFunction.REFERRING_CLINICIAN,
                    Optional.empty(),
                    provider ? services : Set.of(),
                    "bench",
                    Optional.empty());
        }
    }

    private static void fill(OwnDatabase database, Worklist list, String organisation, int rows) {
        database.asOwner()
                .update(
                        """
                        insert into worklist_item (org_id, list, entered_at, bucket, ubrn, version, nhs_number, priority,
                                                   service_id, specialty, shown)
                        select ?, ?, now() - n * interval '1 minute', n % 16384, n, 5, (9000000000 + n)::text, 'ROUTINE',
                               n % ? + 1, 'CARDIOLOGY', ?::jsonb
                        from generate_series(1, ?) n
                        """,
                        organisation,
                        list.name(),
                        SERVICES,
                        list == Worklist.REFERRALS_FOR_REVIEW ? FOR_REVIEW : AT_REFERRER,
                        rows);
    }

    private static final String FOR_REVIEW = """
            {"serviceName": "A service with a long name, as they are", "namedClinician": null,
             "pathwayStart": "2026-11-30T09:00:00Z", "context": "NEVER_REVIEWED",
             "informationFirst": "2026-11-30T09:00:00Z", "informationLast": null,
             "appointmentStart": "2126-12-10T09:00:00Z"}
            """;

    private static final String AT_REFERRER = """
            {"created": "2026-11-30T09:00:00Z",
             "context": {"specialty": "CARDIOLOGY", "clinicType": "HEART_FAILURE", "clinicalTerm": null,
                         "service": {"value": 11002}},
             "referrer": {"value": "021600556514"}, "updated": "2026-11-30T09:00:00Z", "state": "NOT_BOOKED",
             "reason": null, "list": null}
            """;
}
