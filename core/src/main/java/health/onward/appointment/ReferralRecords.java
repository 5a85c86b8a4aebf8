package health.onward.appointment;

import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.PATIENT_ERROR;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.Attachments;
import health.onward.referral.Links;
import health.onward.referral.Referral;
import health.onward.referral.ReferralActions;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Ruling;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens the record of a referral for somebody (A005, A038): checked, and never without its audit row, refused or not. */
public final class ReferralRecords {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Appointments appointments;
    private final RecordParts parts;
    private final Demographics patients;
    private final AuditTrail audit;
    private final Clock clock;

    public ReferralRecords(
            Transactions transactions,
            Referrals referrals,
            Appointments appointments,
            RecordParts parts,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.appointments = appointments;
        this.parts = parts;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param version of the referral, if the caller names one: only the latest can be read */
    public Outcome<ReferralRecord> open(Ubrn ubrn, OptionalLong version, Actor actor, String endpoint) {
        return opened(changes -> referrals
                .find(ubrn)
                .map(found ->
                        look(found, actor, endpoint, changes).then(record -> latest(record, version, found.version())))
                .orElseGet(ReferralRecords::unknown));
    }

    /** @param version of the appointment, if the caller names one: only the latest of the current one can be read */
    public Outcome<ReferralRecord> open(AppointmentId id, OptionalLong version, Actor actor, String endpoint) {
        return opened(changes -> appointments
                .referralOf(id)
                .flatMap(referrals::find)
                .filter(referral -> names(referral, id))
                .map(referral -> look(referral, actor, endpoint, changes)
                        .then(record -> latest(
                                record,
                                version,
                                record.appointment().orElseThrow().version())))
                .orElseGet(ReferralRecords::unknown));
    }

    /** What a change of a referral leaves; asked within the change's own transaction, before its writes are sent. */
    public ReferralRecord after(ReferralChange change) {
        Referral after = change.after();
        Optional<ReferralRecord> stored = change.before().map(before -> stored(before, change.links()));
        return new ReferralRecord(
                after,
                after.facets()
                        .appointment()
                        .flatMap(facet -> stored.flatMap(ReferralRecord::appointment)
                                .filter(a -> a.id().number() == facet.id())
                                .map(a -> a.following(facet, after.version()))),
                stored.map(ReferralRecord::files).orElse(List.of()));
    }

    /** What goes with a referral, as it is stored: nothing before a letter came or a provider had it. */
    List<Attachment> files(Referral referral) {
        boolean none = !referral.facets().information().present()
                && referral.pathwayStart().isEmpty();
        return none
                ? List.of()
                : parts.lookedAt(parts.of(referral), clock.instant()).files();
    }

    private ReferralRecord stored(Referral before, Optional<Links> links) {
        if (links.isPresent()) {
            return new ReferralRecord(
                    before, appointments.current(before), links.get().all());
        }
        return parts.lookedAt(parts.of(before), clock.instant());
    }

    /** A refused look has written its audit row, too: for the transaction both are done. */
    private Outcome<ReferralRecord> opened(java.util.function.Function<Changes, Outcome<ReferralRecord>> look) {
        return transactions
                .write(changes -> Outcome.accepted(look.apply(changes)))
                .then(outcome -> outcome);
    }

    private Outcome<ReferralRecord> look(Referral referral, Actor actor, String endpoint, Changes changes) {
        Outcome<Referral> ruled = permitted(referral, actor);
        audit.add(
                changes,
                new AuditTrail.Seen(
                        referral.patient().value(),
                        endpoint,
                        referral.ubrn().number(),
                        ruled instanceof Refused<Referral> refused
                                ? refused.code().name()
                                : AuditTrail.Seen.GRANTED),
                actor,
                clock.instant());
        return ruled.map(parts::of).map(record -> lookedAt(record, changes));
    }

    /** What a look at the files has found since is written down, so that the next reader need not ask again. */
    private ReferralRecord lookedAt(ReferralRecord record, Changes changes) {
        ReferralRecord looked = parts.lookedAt(record, clock.instant());
        Attachments.note(record.referral().ubrn(), record.files(), looked.files(), changes);
        return looked;
    }

    private Outcome<Referral> permitted(Referral referral, Actor actor) {
        if (ReferralActions.mayRead(referral, actor) instanceof Ruling.Refused(var code, var sentence)) {
            return Outcome.refused(code, sentence);
        }
        // Also when the demographics do not know the patient (any more): there is nothing the caller could mend.
        return PatientRules.usable(patients.find(referral.patient())) instanceof Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(referral);
    }

    /** Asked last: a stranger must not learn a version from the difference between two refusals. */
    private static Outcome<ReferralRecord> latest(ReferralRecord record, OptionalLong asked, long version) {
        return asked.isEmpty() || asked.getAsLong() == version ? Outcome.accepted(record) : unknown();
    }

    private static boolean names(Referral referral, AppointmentId id) {
        return referral.facets()
                .appointment()
                .filter(facet -> facet.id() == id.number())
                .isPresent();
    }

    private static Outcome<ReferralRecord> unknown() {
        return Outcome.refused(NOT_FOUND, "there is nothing here by this id and version");
    }
}
