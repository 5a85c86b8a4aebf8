package health.onward.appointment;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.ReferralAction;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody asks for with a service that the patient may go to: a slot, or that the service go on (A016 and its like). */
public sealed interface BookingRequest {

    Target target();

    /** What it is for. */
    BookingAct act();

    /** Why the booking before this one is not kept, if somebody said so. */
    Optional<Why> why();

    /** The act that must be open to whoever asks. */
    default ReferralAction needs() {
        return act().needs();
    }

    /** What the audit trail calls it where no endpoint does. */
    String page();

    /** What the audit trail calls it: the endpoint's number, or a page's name. */
    default String trail(Actor actor) {
        boolean published = needs() == ReferralAction.CREATE_APPOINTMENT
                && (actor.function() == REFERRING_CLINICIAN || actor.function() == REFERRING_CLINICIAN_ADMIN);
        return published ? "A016" : page();
    }

    /** @param version of the referral, as the caller has read it */
    record Target(Ubrn ubrn, long version, NhsNumber patient, ServiceId service) {}

    /** Why an earlier booking is given up for this one, as a code of APPOINTMENT-CANCELLATION-REASON. */
    record Why(String code, Optional<String> comment) {}

    /** @param clinician whom the slot names; absent when it names nobody */
    record Book(
            Target target,
            SlotId slot,
            Instant start,
            Instant end,
            Optional<UserId> clinician,
            BookingAct act,
            Optional<Why> why)
            implements BookingRequest {

        /** Attempts that an earlier version of the house began name no act. */
        public Book(
                Target target,
                SlotId slot,
                Instant start,
                Instant end,
                Optional<UserId> clinician,
                @Nullable BookingAct act,
                Optional<Why> why) {
            this.target = target;
            this.slot = slot;
            this.start = start;
            this.end = end;
            this.clinician = clinician;
            this.act = act == null ? BookingAct.BOOK : act;
            this.why = why;
        }

        public Book(Target target, SlotId slot, Instant start, Instant end, Optional<UserId> clinician) {
            this(target, slot, start, end, clinician, BookingAct.BOOK, Optional.empty());
        }

        @Override
        public String page() {
            return act.page();
        }
    }

    /** Leave it to the provider to find an appointment. */
    record Defer(Target target, DeferralReason reason, Optional<String> comment, BookingAct act, Optional<Why> why)
            implements BookingRequest {

        public Defer(Target target, DeferralReason reason, Optional<String> comment) {
            this(target, reason, comment, BookingAct.BOOK, Optional.empty());
        }

        @Override
        public String page() {
            return act == BookingAct.BOOK ? "defer" : act.page();
        }
    }

    /**
     * What the service's staff agreed with the patient on the telephone; its slots are kept elsewhere.
     *
     * @param clinician whom the patient will see, if that was said
     * @param act the first appointment, or another time for one that was agreed before
     */
    record Agreed(Target target, Instant start, Optional<UserId> clinician, BookingAct act) implements BookingRequest {

        public Agreed(Target target, Instant start, Optional<UserId> clinician) {
            this(target, start, clinician, BookingAct.BOOK_FOR_PATIENT);
        }

        @Override
        public Optional<Why> why() {
            return Optional.empty();
        }

        @Override
        public String page() {
            return act == BookingAct.BOOK_FOR_PATIENT ? "record-agreed-appointment" : act.page();
        }
    }

    record SendForTriage(Target target, Optional<String> comment, BookingAct act, Optional<Why> why)
            implements BookingRequest {

        public SendForTriage(Target target, Optional<String> comment) {
            this(target, comment, BookingAct.BOOK, Optional.empty());
        }

        @Override
        public String page() {
            return act == BookingAct.BOOK ? "send-for-triage" : act.page();
        }
    }
}
