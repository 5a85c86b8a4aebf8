package health.onward.referral;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A current appointment as a test needs it: at service 11002 of R68, directly bookable, unless it says otherwise. */
public final class HeldSample {

    private final Kind kind;
    private long id = 70_009;
    private ServiceId service = Standings.SERVICE;
    private OdsCode provider = Standings.PROVIDER;
    private boolean direct = true;
    private String specialty = "CARDIOLOGY";
    private Optional<Instant> start = Optional.empty();
    private Optional<UserId> clinician = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<String> reasonType = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Optional<LocalDate> contactBy = Optional.empty();

    private HeldSample(Kind kind) {
        this.kind = kind;
    }

    public static HeldSample booked(Instant start) {
        var sample = new HeldSample(Kind.BOOKED);
        sample.start = Optional.of(start);
        return sample;
    }

    /** Left to the provider, who was to be in touch by 25 January: a routine referral of 30 November. */
    public static HeldSample deferred(String reason) {
        var sample = task(Kind.DEFERRED, reason);
        sample.contactBy = Optional.of(LocalDate.of(2027, 1, 25));
        return sample;
    }

    public static HeldSample task(Kind kind, String reason) {
        var sample = new HeldSample(kind);
        sample.reason = Optional.of(reason);
        return sample;
    }

    /** What became of an appointment: another kind and reason, everything about the service as it was. */
    public static HeldSample after(CurrentAppointment held, Kind kind) {
        var sample = new HeldSample(kind).numbered(held.id()).at(held.service(), held.provider(), held.specialty());
        sample.direct = held.direct();
        sample.start = kind == Kind.BOOKED ? held.start() : Optional.empty();
        sample.clinician = held.clinician();
        if (kind == held.kind()) {
            sample.reason = held.reason();
            sample.reasonType = held.reasonType();
            sample.comment = held.comment();
            sample.contactBy = held.contactBy();
        }
        return sample;
    }

    public HeldSample numbered(long number) {
        this.id = number;
        return this;
    }

    public HeldSample at(ServiceId where, OdsCode by, String code) {
        this.service = where;
        this.provider = by;
        this.specialty = code;
        return this;
    }

    public HeldSample indirectly() {
        this.direct = false;
        return this;
    }

    public HeldSample with(UserId allocated) {
        this.clinician = Optional.of(allocated);
        return this;
    }

    public HeldSample because(String code, String type, String words) {
        this.reason = Optional.of(code);
        this.comment = Optional.of(words);
        return typed(type);
    }

    public HeldSample typed(String type) {
        this.reasonType = Optional.of(type);
        return this;
    }

    public CurrentAppointment build() {
        return new CurrentAppointment(
                id,
                kind,
                service,
                provider,
                direct,
                specialty,
                start,
                clinician,
                reason,
                reasonType,
                comment,
                contactBy);
    }
}
