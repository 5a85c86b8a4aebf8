package health.onward.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Target;
import health.onward.directory.BookableType;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.Service;
import health.onward.directory.ServiceSample;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookingRulesTest {

    private static final Instant NOW = Standings.NOW;
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Instant START = NOW.plus(Duration.ofDays(7));
    private static final Instant END = START.plusSeconds(1800);
    private static final UserId OTHER = new UserId("021600556514");

    @ParameterizedTest(name = "{0}: {1} at {2}, version {3}, patient {4}, service {5}: {6}")
    @CsvSource(delimiter = '|', textBlock = """
        not booked | REFERRING_CLINICIAN        | R69 | same  | own   | 11002 | accepted
        not booked | REFERRING_CLINICIAN_ADMIN  | R69 | same  | own   | 11002 | accepted
        not booked | SERVICE_PROVIDER_CLINICIAN | R68 | stale | other | 1     | FORBIDDEN
        not booked | REFERRING_CLINICIAN        | X99 | stale | other | 1     | NO_RELATIONSHIP
        not booked | REFERRING_CLINICIAN        | R69 | stale | other | 1     | VERSION_CONFLICT
        cancelled  | REFERRING_CLINICIAN        | R69 | stale | other | 1     | VERSION_CONFLICT
        cancelled  | REFERRING_CLINICIAN        | R69 | same  | other | 1     | INVALID_REQUEST_STATE
        booked, to be reviewed | REFERRING_CLINICIAN | R69 | same | own | 11002 | INVALID_REQUEST_STATE
        rejected   | REFERRING_CLINICIAN        | R69 | same  | own   | 11002 | INVALID_REQUEST_STATE
        cancelled by patient | REFERRING_CLINICIAN | R69 | same | own  | 11002 | accepted
        not booked | REFERRING_CLINICIAN        | R69 | same  | other | 1     | INAPPROPRIATE_VALUE
        not booked | REFERRING_CLINICIAN        | R69 | same  | own   | 1     | INAPPROPRIATE_VALUE
        """)
    void the_referral_is_asked_in_the_order_of_the_contract(
            String standing,
            BusinessFunction function,
            String organisation,
            String version,
            String patient,
            long service,
            String expected) {
        Referral referral = referral(standing);
        var target = new Target(
                referral.ubrn(),
                referral.version() - (version.equals("stale") ? 1 : 0),
                patient.equals("own") ? referral.patient() : new NhsNumber("1000000001"),
                new ServiceId(service));
        var outcome = BookingRules.referral(
                new SendForTriage(target, Optional.empty()), referral, actor(function, organisation), NOW);
        assertThat(code(outcome)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"REFERRING_CLINICIAN", "REFERRING_CLINICIAN_ADMIN", "REFERRING_ADMIN", "SERVICE_PROVIDER_CLINICIAN"
            })
    void a_request_is_admitted_exactly_when_available_actions_offers_it(BusinessFunction function) {
        for (var standing : Standings.all().entrySet()) {
            for (String organisation : Set.of("R69", "R68", "X99")) {
                Referral referral = standing.getValue();
                Actor actor = actor(function, organisation);
                var request = new SendForTriage(
                        new Target(
                                referral.ubrn(),
                                referral.version(),
                                referral.patient(),
                                referral.shortlist().entries().getFirst().service()),
                        Optional.empty());
                boolean offered =
                        ReferralActions.available(referral, actor, NOW).contains(ReferralAction.CREATE_APPOINTMENT);
                assertThat(BookingRules.referral(request, referral, actor, NOW) instanceof Outcome.Accepted)
                        .as("%s by %s at %s", standing.getKey(), function, organisation)
                        .isEqualTo(offered);
            }
        }
    }

    @ParameterizedTest(name = "{0} at a service that is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        book   | directly bookable   | accepted
        book   | indirectly bookable | INVALID_STATE
        book   | triage              | INVALID_STATE
        book   | unpublished         | SERVICE_UNAVAILABLE
        book   | ended               | SERVICE_UNAVAILABLE
        book   | gone                | SERVICE_UNAVAILABLE
        defer  | directly bookable   | accepted
        defer  | indirectly bookable | INVALID_STATE
        defer  | triage              | INVALID_STATE
        triage | directly bookable   | INVALID_STATE
        triage | indirectly bookable | INVALID_STATE
        triage | triage              | accepted
        triage | unpublished         | SERVICE_UNAVAILABLE
        """)
    void the_service_must_be_open_and_of_the_kind(String what, String kind, String expected) {
        var outcome = BookingRules.service(request(what), service(kind), TODAY);
        assertThat(code(outcome)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "slot {0}, for {1}, with {2}, starts {3}, ends {4}; request names {5}: {6}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        free      | ROUTINE | -            | 0  | 0  | -            | accepted
        free      | ROUTINE | 921600556514 | 0  | 0  | 921600556514 | accepted
        free      | ROUTINE | 921600556514 | 0  | 0  | -            | INAPPROPRIATE_SLOT
        free      | ROUTINE | -            | 0  | 0  | 921600556514 | INAPPROPRIATE_SLOT
        free      | ROUTINE | 921600556514 | 0  | 0  | 021600556514 | INAPPROPRIATE_SLOT
        free      | URGENT  | -            | 0  | 0  | -            | INAPPROPRIATE_SLOT
        free      | ROUTINE | -            | 60 | 0  | -            | INAPPROPRIATE_VALUE
        free      | ROUTINE | -            | 0  | 60 | -            | INAPPROPRIATE_VALUE
        taken     | ROUTINE | -            | 0  | 0  | -            | SLOT_NOT_AVAILABLE
        withdrawn | ROUTINE | -            | 0  | 0  | -            | SLOT_NOT_AVAILABLE
        reserved  | ROUTINE | -            | 0  | 0  | -            | SLOT_NOT_AVAILABLE
        elsewhere | ROUTINE | -            | 0  | 0  | -            | INAPPROPRIATE_SLOT
        unknown   | ROUTINE | -            | 0  | 0  | -            | REFERENCE_NOT_FOUND
        taken     | URGENT  | -            | 0  | 0  | -            | INAPPROPRIATE_SLOT
        """)
    void a_slot_must_suit_and_be_free(
            String state,
            Priority priority,
            @Nullable String clinician,
            long later,
            long longer,
            @Nullable String asked,
            String expected) {
        boolean known = !state.equals("unknown") && !state.equals("elsewhere");
        Optional<Slot> slot = known
                ? Optional.of(
                        slot(state, priority, Optional.ofNullable(clinician).map(UserId::new), later, longer))
                : Optional.empty();
        var request = new Book(
                target(), new SlotId(1), START, END, Optional.ofNullable(asked).map(UserId::new));
        var outcome = BookingRules.slot(request, slot, state.equals("elsewhere"), Priority.ROUTINE, reach());
        assertThat(code(outcome)).isEqualTo(expected);
    }

    @Test
    void an_arrangement_starts_the_clock_and_asks_the_provider_to_look() {
        Referral before = referral("not booked");
        var id = new AppointmentId(5_000_000_000L);
        Service triage = service("triage").orElseThrow();
        Arrangement made = Arrangement.of(
                new SendForTriage(target(), Optional.empty()), before, triage, id, Standings.DEADLINES, NOW);
        assertThat(made.after().standing().state().name()).isEqualTo("AWAITING_TRIAGE");
        assertThat(made.after().version()).isGreaterThan(before.version());
        assertThat(made.after().pathwayStart()).contains(NOW);
        assertThat(made.after().facets().review()).isEqualTo(health.onward.referral.Facets.Review.PENDING);
        assertThat(made.appointment().version()).isEqualTo(1);
        assertThat(made.appointment().referralVersion()).isEqualTo(made.after().version());
    }

    private static Referral referral(String standing) {
        return java.util.Objects.requireNonNull(Standings.all().get(standing), standing);
    }

    private static Target target() {
        return new Target(new Ubrn(1), 3, new NhsNumber("9912003888"), new ServiceId(11002));
    }

    private static BookingRequest request(String what) {
        return switch (what) {
            case "book" -> new Book(target(), new SlotId(1), START, END, Optional.empty());
            case "defer" -> new Defer(target(), new DeferralReason.NoSlots(), Optional.empty());
            case "triage" -> new SendForTriage(target(), Optional.empty());
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Optional<Service> service(String kind) {
        ServiceSample sample = ServiceSample.service(11002);
        return switch (kind) {
            case "directly bookable" -> Optional.of(sample.build());
            case "indirectly bookable" ->
                Optional.of(sample.taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE)
                        .build());
            case "triage" ->
                Optional.of(sample.taking(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED)
                        .build());
            case "unpublished" ->
                Optional.of(sample.status(Service.Status.UNPUBLISHED).build());
            case "ended" ->
                Optional.of(sample.open(LocalDate.of(2020, 1, 1), Optional.of(TODAY.minusDays(1)))
                        .build());
            case "gone" -> Optional.empty();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Slot slot(
            String state, Priority priority, Optional<UserId> clinician, long startsLater, long endsLater) {
        return new Slot(
                new SlotId(1),
                new Schedule("11002", new ServiceId(11002), clinician),
                START.plusSeconds(startsLater),
                END.plusSeconds(endsLater),
                Set.of(priority),
                state.equals("reserved") ? NOW : NOW.minus(Duration.ofDays(30)),
                state.equals("taken") ? Optional.of(new Ubrn(9)) : Optional.empty(),
                state.equals("withdrawn"));
    }

    private static SlotReach reach() {
        return new SlotReach(NOW, NOW.plus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(1)));
    }

    private static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(OTHER, new OdsCode(organisation), function, Optional.empty(), Set.of(Standings.SERVICE), "1");
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }
}
