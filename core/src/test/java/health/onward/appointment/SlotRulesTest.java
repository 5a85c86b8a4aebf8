package health.onward.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.directory.Service;
import health.onward.directory.ServiceSample;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Ubrn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sample service is R69's, keeps new slots for its own staff for a day, is polled for 180 days, and lets urgent bookings be
 * made from one to 48 hours ahead.
 */
class SlotRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Service SERVICE = ServiceSample.service(11000).build();

    @ParameterizedTest(name = "{0}: a slot in {1}, published {2} ago, for {3} at {4}: offered {5}")
    @CsvSource(delimiter = '|', textBlock = """
        ROUTINE | PT1M   | P2D    | REFERRING_CLINICIAN              | R68 | true
        ROUTINE | PT0S   | P2D    | REFERRING_CLINICIAN              | R68 | false
        ROUTINE | PT-1M  | P2D    | REFERRING_CLINICIAN              | R68 | false
        ROUTINE | P180D  | P2D    | REFERRING_CLINICIAN              | R68 | true
        ROUTINE | P181D  | P2D    | REFERRING_CLINICIAN              | R68 | false
        ROUTINE | P7D    | PT23H  | REFERRING_CLINICIAN              | R68 | false
        ROUTINE | P7D    | PT24H  | REFERRING_CLINICIAN              | R68 | true
        ROUTINE | P7D    | PT23H  | REFERRING_CLINICIAN_ADMIN        | R69 | false
        ROUTINE | P7D    | PT1H   | SERVICE_PROVIDER_CLINICIAN       | R69 | true
        ROUTINE | P7D    | PT1H   | SERVICE_PROVIDER_CLINICIAN_ADMIN | R69 | true
        ROUTINE | P7D    | PT1H   | SERVICE_PROVIDER_ADMIN           | R69 | true
        ROUTINE | P7D    | PT1H   | SERVICE_PROVIDER_CLINICIAN       | R68 | false
        ROUTINE | P181D  | PT1H   | SERVICE_PROVIDER_CLINICIAN       | R69 | false
        URGENT  | PT59M  | P2D    | REFERRING_CLINICIAN              | R68 | false
        URGENT  | PT61M  | P2D    | REFERRING_CLINICIAN              | R68 | true
        URGENT  | PT48H  | P2D    | REFERRING_CLINICIAN              | R68 | true
        URGENT  | PT49H  | P2D    | REFERRING_CLINICIAN              | R68 | false
        URGENT  | PT49H  | P2D    | SERVICE_PROVIDER_CLINICIAN       | R69 | true
        TWO_WEEK_WAIT | P7D | P2D | REFERRING_CLINICIAN              | R68 | false
        TWO_WEEK_WAIT | P7D | P2D | SERVICE_PROVIDER_CLINICIAN       | R69 | false
        """)
    void a_slot_is_offered_in_its_time_and_to_whom_it_is_meant_for(
            Priority priority,
            Duration ahead,
            Duration publishedAgo,
            BusinessFunction function,
            String organisation,
            boolean offered) {
        var actor = new Actor(
                new UserId("021600556514"), new OdsCode(organisation), function, Optional.empty(), Set.of(), "1");
        Slot slot = slot(NOW.plus(ahead), NOW.minus(publishedAgo), Optional.empty(), false);
        assertThat(SlotRules.offered(slot, SlotRules.reach(SERVICE, priority, actor, NOW)))
                .isEqualTo(offered);
    }

    @Test
    void a_taken_or_withdrawn_slot_is_not_offered() {
        SlotReach reach = SlotRules.referrers(SERVICE, Priority.ROUTINE, NOW);
        Instant start = NOW.plus(Duration.ofDays(3));
        Instant published = NOW.minus(Duration.ofDays(3));
        assertThat(SlotRules.offered(slot(start, published, Optional.of(new Ubrn(5)), false), reach))
                .isFalse();
        assertThat(SlotRules.offered(slot(start, published, Optional.empty(), true), reach))
                .isFalse();
    }

    @Test
    void a_window_that_closes_after_the_polling_range_ends_with_the_range() {
        var settings = new Service.SlotSettings(
                0, 10, java.util.Map.of(Priority.ROUTINE, new Service.Window(0, Optional.of(24 * 30))));
        Service service = ServiceSample.service(11000).slots(settings).build();
        assertThat(SlotRules.referrers(service, Priority.ROUTINE, NOW).closes())
                .isEqualTo(NOW.plus(Duration.ofDays(10)));
    }

    private static Slot slot(Instant start, Instant published, Optional<Ubrn> takenBy, boolean withdrawn) {
        return new Slot(
                new SlotId(1),
                new Schedule("11000", new ServiceId(11000), Optional.empty()),
                start,
                start.plusSeconds(900),
                Set.of(Priority.ROUTINE, Priority.URGENT),
                published,
                takenBy,
                withdrawn);
    }
}
