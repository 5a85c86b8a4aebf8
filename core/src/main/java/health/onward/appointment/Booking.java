package health.onward.appointment;

import static health.onward.platform.RefusalCode.PATIENT_ERROR;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.directory.CivilDay;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Books, defers and sends for triage (A016): one transaction, the referral locked first, the slot taken after it. */
public final class Booking {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final Services services;
    private final ProviderSystem provider;
    private final Ids ids;
    private final Clock clock;

    public Booking(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            Services services,
            ProviderSystem provider,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.services = services;
        this.provider = provider;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome<Answer> request(BookingRequest request, Actor actor, Once<ReferralRecord> once) {
        return transactions.once(
                once,
                changes -> referrals
                        .lock(request.target().ubrn())
                        .map(referral -> decide(request, referral, actor, changes))
                        .orElseGet(() -> Outcome.refused(
                                REFERENCE_NOT_FOUND,
                                "request " + request.target().ubrn() + " is not known")));
    }

    private Outcome<ReferralRecord> decide(BookingRequest request, Referral referral, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return BookingRules.referral(request, referral, actor, now)
                .then(this::usable)
                .then(open -> BookingRules.service(
                        request, services.find(request.target().service()), CivilDay.of(now)))
                .then(service -> available(request, referral, service, actor, changes, now)
                        .map(asked -> arranged(asked, referral, service, actor, changes, now)));
    }

    private Outcome<Referral> usable(Referral referral) {
        return PatientRules.usable(patients.find(referral.patient())) instanceof Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(referral);
    }

    private Outcome<BookingRequest> available(
            BookingRequest request, Referral referral, Service service, Actor actor, Changes changes, Instant now) {
        SlotReach reach = SlotRules.reach(service, referral.priority(), actor, now);
        return switch (request) {
            case Book book -> {
                Optional<Slot> found = provider.find(service.id(), book.slot());
                boolean elsewhere = found.isEmpty() && provider.knows(book.slot());
                yield BookingRules.slot(book, found, elsewhere, referral.priority(), reach)
                        .map(slot -> {
                            provider.take(slot, referral.ubrn(), changes);
                            return request;
                        });
            }
            case Defer defer ->
                BookingRules.deferral(defer, anyFree(defer, referral, reach), quoted(defer), reach)
                        .map(asked -> request);
            case SendForTriage _ -> Outcome.accepted(request);
        };
    }

    private boolean anyFree(Defer defer, Referral referral, SlotReach reach) {
        return defer.reason() instanceof DeferralReason.NoSlots
                && !provider.free(new SlotSearch(
                                defer.target().service(), referral.priority(), reach, Optional.empty(), 1, 0))
                        .slots()
                        .isEmpty();
    }

    private Optional<Slot> quoted(Defer defer) {
        return defer.reason() instanceof DeferralReason.SlotGone(var slot)
                ? provider.find(defer.target().service(), slot)
                : Optional.empty();
    }

    private ReferralRecord arranged(
            BookingRequest request, Referral before, Service service, Actor actor, Changes changes, Instant now) {
        var id = new AppointmentId(ids.routed(before.ubrn().bucket()));
        Arrangement made = Arrangement.of(request, before, service, id, referrals.deadlines(), now);
        var change = new ReferralChange(Optional.of(before), made.after(), made.action(), actor, "A016", now);
        referrals.store(change, changes);
        // After the subscriber that retires an earlier appointment: a referral has one current row at most.
        AppointmentColumns.insert(changes, made.appointment());
        return new ReferralRecord(made.after(), Optional.of(made.appointment()));
    }
}
