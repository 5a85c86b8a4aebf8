package health.onward.notice;

import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.notice.DueRows.Row;
import health.onward.notice.Notice.About;
import health.onward.platform.AtOnce;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.OwnershipRules;
import health.onward.referral.OwnershipRules.Owner;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what has come due by the house's clock, under the lock of the referral and by what the rules say of it now. Safe beside the
 * same on another node: what one has told, the other finds told.
 */
public final class DueNotices {

    private static final Logger LOG = LoggerFactory.getLogger(DueNotices.class);
    private static final int AT_ONCE = 100;
    private static final int GENERATIONS = 5;

    private final Transactions transactions;
    private final Referrals referrals;
    private final DueRows rows;
    private final Organisations organisations;
    private final Notices notices;
    private final NoticePolicy policy;
    private final Clock clock;

    public DueNotices(
            Transactions transactions,
            Referrals referrals,
            DueRows rows,
            Organisations organisations,
            Notices notices,
            NoticePolicy policy,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.rows = rows;
        this.organisations = organisations;
        this.notices = notices;
        this.policy = policy;
        this.clock = clock;
    }

    /** All that is due; how many referrals something was told about. One that somebody is changing just now waits for the next time. */
    public int tell() {
        int told = 0;
        for (int now = AT_ONCE; now == AT_ONCE; told += now) {
            now = AtOnce.each(rows.find(today(), AT_ONCE), this::told);
        }
        return told;
    }

    private LocalDate today() {
        return OwnershipRules.day(clock.instant());
    }

    private boolean told(Ubrn ubrn) {
        try {
            return transactions.write(changes -> {
                        referrals
                                .lock(ubrn)
                                .ifPresentOrElse(
                                        referral -> tell(referral, changes),
                                        () -> DueRows.told(ubrn, Row.NONE, changes));
                        return Outcome.accepted(ubrn);
                    })
                    instanceof Outcome.Accepted;
        } catch (RuntimeException e) {
            LOG.error("What is due on request {} could not be told; it is tried again", ubrn, e);
            return false;
        }
    }

    private void tell(Referral referral, Changes changes) {
        LocalDate today = today();
        Row row = rows.of(referral.ubrn());
        List<Due> all = DueRules.of(referral, referrals.deadlines(), policy);
        DueRules.ready(all, row.given(), today).forEach(due -> tell(referral, due, changes));
        DueRows.told(referral.ubrn(), after(all, row.given(), today), changes);
    }

    /** What is no longer to be told, as it stands now, is forgotten. */
    static Row after(List<Due> all, Set<String> given, LocalDate today) {
        Set<String> told = new HashSet<>(all.stream().map(Due::key).collect(Collectors.toSet()));
        told.removeIf(key -> !given.contains(key));
        all.stream().filter(due -> !due.on().isAfter(today)).map(Due::key).forEach(told::add);
        return new Row(
                all.stream()
                        .filter(due -> !told.contains(due.key()))
                        .map(Due::on)
                        .findFirst(),
                Set.copyOf(told));
    }

    private void tell(Referral referral, Due due, Changes changes) {
        Instant now = clock.instant();
        Optional<Level> level = Level.of(due.kind());
        Owner owner = OwnershipRules.asked(referral, referrals.deadlines())
                .orElseGet(() -> OwnershipRules.of(referral, referrals.deadlines()));
        About about = About.of(referral).due(day(due, owner, referral), owner.organisation());
        if (level.isEmpty()) {
            notices.send(Notice.of(due.kind(), toWhom(due.kind(), referral), referral, about), now, changes);
            return;
        }
        OdsCode organisation = owner.organisation().orElseThrow();
        Optional<OdsCode> commissioner =
                level.get() == Level.COMMISSIONER ? commissioner(organisation, referral) : Optional.empty();
        Addressee to = switch (level.get()) {
            case PERSON -> Addressee.person(owner.person().orElseThrow(), organisation);
            case ORGANISATION -> Addressee.organisation(organisation);
            // Where no commissioner is known, the organisation itself is asked once more.
            case COMMISSIONER ->
                commissioner.map(Addressee::commissioner).orElseGet(() -> Addressee.organisation(organisation));
        };
        notices.send(Notice.of(due.kind(), to, referral, about), now, changes);
        Escalations.raise(
                new Escalation(
                        referral.ubrn(),
                        level.get(),
                        owner.side(),
                        organisation,
                        owner.person(),
                        commissioner,
                        referral.priority(),
                        referral.standing().state(),
                        owner.actBy().orElseThrow(),
                        now),
                changes);
    }

    /** The day that was promised to whoever was told, or by which somebody must act. */
    private static LocalDate day(Due due, Owner owner, Referral referral) {
        boolean promised = due.kind() == NoticeKind.LETTER_OUTSTANDING || due.kind() == NoticeKind.CONTACT_OVERDUE;
        return promised
                ? LocalDate.parse(due.occasion())
                : owner.actBy().orElseGet(() -> OwnershipRules.day(referral.standsSince()));
    }

    private static Addressee toWhom(NoticeKind kind, Referral referral) {
        return kind == NoticeKind.LETTER_OUTSTANDING
                ? Addressee.person(referral.referrer(), referral.referringOrganisation())
                : Addressee.patient();
    }

    /** Of the organisation that owes, or else of the one by whose rules the patient was referred. */
    private Optional<OdsCode> commissioner(OdsCode owner, Referral referral) {
        return Stream.of(owner, referral.ruleOrganisation(), referral.referringOrganisation())
                .flatMap(code -> above(code).stream())
                .findFirst();
    }

    private Optional<OdsCode> above(OdsCode code) {
        Optional<Organisation> one = organisations.find(code);
        for (int n = 0; n < GENERATIONS && one.isPresent(); n++) {
            if (one.get().kind() == Organisation.Kind.COMMISSIONER) {
                return Optional.of(one.get().code());
            }
            one = one.get().parent().flatMap(organisations::find);
        }
        return Optional.empty();
    }
}
