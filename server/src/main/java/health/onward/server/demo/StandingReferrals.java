package health.onward.server.demo;

import static health.onward.audit.LedgerAction.APPOINTMENT_BOOKED;
import static health.onward.audit.LedgerAction.APPOINTMENT_DEFERRED;
import static health.onward.audit.LedgerAction.REFERRAL_ACCEPTED;
import static health.onward.audit.LedgerAction.REFERRAL_CANCELLED;
import static health.onward.audit.LedgerAction.REFERRAL_CREATED;
import static health.onward.audit.LedgerAction.SENT_FOR_TRIAGE;
import static health.onward.audit.LedgerAction.SHORTLIST_CHANGED;

import health.onward.appointment.Slot;
import health.onward.audit.LedgerAction;
import health.onward.directory.CivilDay;
import health.onward.identity.Actor;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Seal;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Request;
import health.onward.referral.Facets.Review;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Referrals that are there when the demo begins (standing.csv): those of the published examples that can be there together (api
 * digest e.1, group A), and some that give each side's worklists something to show. Each has a story, one step a day, stored
 * with its appointment, slot, worklist rows, ledger and audit as the commands store it.
 *
 * <p>The examples' letters are not there, for no document is; nor is 70004, which came out of an advice conversation. Two
 * examples share the appointment 70009: the second has 70010 here.
 */
final class StandingReferrals {

    private static final Duration MORNING = Duration.ofHours(10);
    private static final Duration STEP = Duration.ofDays(1);

    private final Instant today;
    private final Past past;
    private final NewReferrals first;
    private final Map<String, Sheet.Row> services;

    private StandingReferrals(Instant today, Past past, Map<String, Sheet.Row> services) {
        this.today = today;
        this.past = past;
        this.first = new NewReferrals(services, past.ids(), past.deadlines());
        this.services = services;
    }

    static void tell(List<Sheet.Row> directory, Instant today, long seed, Seal seal, DataSource database) {
        var services = directory.stream().collect(Collectors.toMap(row -> row.text("id"), Function.identity()));
        var standing = new StandingReferrals(today, new Past(database, today, seed, seal), services);
        Sheet.read("standing.csv").forEach(standing::tell);
    }

    private void tell(Sheet.Row row) {
        Instant at = today.minus(Duration.ofDays(row.number("days_ago")))
                .plus(MORNING)
                .plus(Duration.ofMinutes(row.number("ubrn") % 60));
        Referral referral = first.from(row, at);
        past.store(change(Optional.empty(), referral, REFERRAL_CREATED, referrer(referral), "A011", at));
        for (String word : row.words("story")) {
            at = at.plus(STEP);
            referral = next(referral, word.split(":", -1), at);
        }
    }

    private Referral next(Referral before, String[] words, Instant at) {
        return switch (words[0]) {
            case "changed" -> {
                Referral after =
                        before.with(before.shortlist(), before.criteria(), before.reminderDays(), before.facets(), at);
                yield past.store(change(Optional.of(before), after, SHORTLIST_CHANGED, referrer(before), "A031", at));
            }
            case "booked" -> booked(before, words, at);
            case "arranged" -> arranged(before, words, at);
            case "deferred" -> task(before, words, "NO_SLOTS_AT_SERVICE", APPOINTMENT_DEFERRED, at);
            case "triage" -> task(before, words, Progress.TRIAGE, SENT_FOR_TRIAGE, at);
            case "accepted" -> accepted(before, at);
            case "cancelled" -> cancelled(before, words[1], at);
            default -> throw new IllegalArgumentException("no step is called " + words[0]);
        };
    }

    /** {@code booked:SERVICE}, the first free slot; or {@code booked:SERVICE:SLOT:APPOINTMENT}. */
    private Referral booked(Referral before, String[] words, Instant at) {
        Sheet.Row service = service(words[1]);
        var id = new ServiceId(service.number("id"));
        Slot slot = words.length > 2
                ? past.slot(id, Long.parseLong(words[2]))
                : past.firstFree(id, before.priority().name());
        CurrentAppointment held = held(
                service,
                words.length > 2
                        ? Long.parseLong(words[3])
                        : past.ids().routed(before.ubrn().bucket()),
                Kind.BOOKED,
                Optional.of(slot.start()),
                slot.clinician(),
                Optional.empty(),
                Optional.empty());
        Referral after = before.with(with(before, held, Review.PENDING), at);
        return past.store(
                change(Optional.of(before), after, APPOINTMENT_BOOKED, referrer(before), "A016", at),
                new Past.Arranged(service.text("name"), Optional.of(slot), Optional.of(slot.end())));
    }

    /** {@code arranged:SERVICE:APPOINTMENT}: by telephone, for two weeks from today at ten. */
    private Referral arranged(Referral before, String[] words, Instant at) {
        Sheet.Row service = service(words[1]);
        Instant start = today.plus(Duration.ofDays(14)).plus(MORNING);
        CurrentAppointment held = held(
                service,
                Long.parseLong(words[2]),
                Kind.BOOKED,
                Optional.of(start),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Referral after = before.with(with(before, held, Review.PENDING), at);
        return past.store(
                change(Optional.of(before), after, APPOINTMENT_BOOKED, provider(held), "provider", at),
                new Past.Arranged(service.text("name"), Optional.empty(), Optional.of(start)));
    }

    /** {@code deferred:SERVICE:APPOINTMENT} or {@code triage:SERVICE}: something for the service to do. */
    private Referral task(Referral before, String[] words, String reason, LedgerAction action, Instant at) {
        Sheet.Row service = service(words[1]);
        CurrentAppointment held = held(
                service,
                words.length > 2
                        ? Long.parseLong(words[2])
                        : past.ids().routed(before.ubrn().bucket()),
                Kind.DEFERRED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason),
                Optional.of(
                        reason.equals(Progress.TRIAGE)
                                ? past.deadlines().triage(before.priority(), CivilDay.of(at))
                                : past.deadlines().deferral(before.priority(), CivilDay.of(at))));
        Referral after = before.with(with(before, held, Review.PENDING), at);
        return past.store(
                change(Optional.of(before), after, action, referrer(before), "A016", at),
                new Past.Arranged(service.text("name"), Optional.empty(), Optional.empty()));
    }

    private Referral accepted(Referral before, Instant at) {
        CurrentAppointment held = before.facets().appointment().orElseThrow();
        var review = new Review(Review.State.ACCEPTED, before.facets().review().context());
        Referral after = before.with(with(before, held, review), at);
        return past.store(change(Optional.of(before), after, REFERRAL_ACCEPTED, provider(held), "A013", at));
    }

    private Referral cancelled(Referral before, String reason, Instant at) {
        Facets facets = before.facets();
        var ended = new Request.Cancelled(reason, Optional.empty(), before.referringOrganisation());
        Referral after =
                before.with(new Facets(ended, facets.appointment(), facets.review(), facets.information()), at);
        return past.store(change(Optional.of(before), after, REFERRAL_CANCELLED, referrer(before), "A036", at));
    }

    private static CurrentAppointment held(
            Sheet.Row service,
            long id,
            Kind kind,
            Optional<Instant> start,
            Optional<UserId> clinician,
            Optional<String> reason,
            Optional<LocalDate> contactBy) {
        return new CurrentAppointment(
                id,
                kind,
                new ServiceId(service.number("id")),
                new OdsCode(service.text("provider")),
                service.text("bookable").equals("DIRECTLY_BOOKABLE"),
                service.text("specialty"),
                start,
                clinician,
                reason,
                Optional.empty(),
                Optional.empty(),
                contactBy);
    }

    private static Facets with(Referral before, CurrentAppointment held, Review review) {
        return new Facets(
                before.facets().request(),
                Optional.of(held),
                review,
                before.facets().information());
    }

    private static ReferralChange change(
            Optional<Referral> before, Referral after, LedgerAction action, Actor actor, String endpoint, Instant at) {
        return new ReferralChange(before, after, action, actor, endpoint, at);
    }

    private static Actor referrer(Referral referral) {
        return Actors.referrer(referral.referrer(), referral.referringOrganisation());
    }

    private static Actor provider(CurrentAppointment held) {
        return Actors.clinicianOf(held.provider(), held.service());
    }

    private Sheet.Row service(String id) {
        return Optional.ofNullable(services.get(id)).orElseThrow();
    }
}
