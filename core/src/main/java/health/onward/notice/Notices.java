package health.onward.notice;

import health.onward.directory.Deadlines;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outbox;
import health.onward.referral.OwnershipRules;
import health.onward.referral.OwnershipRules.Owner;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSubscriber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * With every stored change to a referral: puts the notices of what has happened into the outbox, writes down when something is next
 * to be told, and ends an escalation when somebody has acted.
 */
public final class Notices implements ReferralSubscriber {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Ids ids;
    private final Supplier<Deadlines> deadlines;
    private final NoticePolicy policy;

    public Notices(Ids ids, Supplier<Deadlines> deadlines, NoticePolicy policy) {
        this.ids = ids;
        this.deadlines = deadlines;
        this.policy = policy;
    }

    @Override
    public void on(ReferralChange change, Changes changes) {
        Deadlines counted = deadlines.get();
        Referral after = change.after();
        List<Due> due = DueRules.of(after, counted, policy);
        if (!due.equals(
                change.before().map(b -> DueRules.of(b, counted, policy)).orElse(null))) {
            DueRows.next(after.ubrn(), due.stream().map(Due::on).findFirst(), changes);
        }
        change.before()
                .filter(before -> acted(before, after, counted, change.at()))
                .ifPresent(before -> Escalations.end(after.ubrn(), changes));
        EventRules.of(change, counted).forEach(notice -> send(notice, change.at(), changes));
    }

    void send(Notice notice, Instant at, Changes changes) {
        int bucket = notice.ubrn().bucket();
        var message =
                new Outbox.Message(bucket, ids.routed(bucket), NoticeDelivery.KIND, JSON.writeValueAsString(notice));
        Outbox.add(changes, message, at);
    }

    /** Only what was overdue can have been escalated, and a letter or an allocation does not end it. */
    private static boolean acted(Referral before, Referral after, Deadlines deadlines, Instant at) {
        LocalDate today = OwnershipRules.day(at);
        Optional<Owner> was = OwnershipRules.asked(before, deadlines);
        Optional<Owner> is = OwnershipRules.asked(after, deadlines);
        boolean overdue = was.flatMap(Owner::actBy).filter(today::isAfter).isPresent();
        boolean sameTurn = before.standsSince().equals(after.standsSince())
                && Objects.equals(was.map(Owner::side), is.map(Owner::side))
                && Objects.equals(was.flatMap(Owner::organisation), is.flatMap(Owner::organisation));
        return overdue && !sameTurn;
    }
}
