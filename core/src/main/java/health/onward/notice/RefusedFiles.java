package health.onward.notice;

import health.onward.advice.Advice;
import health.onward.advice.Conversations;
import health.onward.document.Availability;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.AtOnce;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever attached a file to a request that it is given to nobody, because it is harmful or not what it says (trust.md, hazard
 * H9): the request goes its way without it, and only they can mend that. Each file is told of once, on however many nodes.
 */
public final class RefusedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final StoredFiles files;
    private final Referrals referrals;
    private final Conversations conversations;
    private final Notices notices;
    private final AdviceNotices adviceNotices;
    private final Clock clock;

    public RefusedFiles(
            Transactions transactions,
            StoredFiles files,
            Referrals referrals,
            Conversations conversations,
            Notices notices,
            AdviceNotices adviceNotices,
            Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.referrals = referrals;
        this.conversations = conversations;
        this.notices = notices;
        this.adviceNotices = adviceNotices;
        this.clock = clock;
    }

    /** Of how many files it was told. */
    public int tell() {
        return AtOnce.each(files.toTell(clock.instant(), AT_ONCE), this::told);
    }

    private boolean told(StoredFile file) {
        try {
            return transactions.write(changes -> {
                        var ubrn = new Ubrn(file.linkedTo().getAsLong());
                        Optional<Referral> referral = referrals.find(ubrn);
                        referral.ifPresent(found -> tell(found, file, changes));
                        if (referral.isEmpty()) {
                            conversations.find(ubrn).ifPresent(found -> tell(found, file, changes));
                        }
                        StoredFiles.told(file.id(), changes);
                        return Outcome.accepted(file);
                    })
                    instanceof Outcome.Accepted;
        } catch (RuntimeException e) {
            LOG.error("Nobody could be told of file {}, which is given out to nobody; it is tried again", file.id(), e);
            return false;
        }
    }

    private void tell(Referral referral, StoredFile file, Changes changes) {
        Notice.About about = Notice.About.of(referral).file(file.availability(), day(file));
        for (UserId person : people(file, referral.referringOrganisation(), referral.referrer())) {
            Addressee to = Addressee.person(person, file.organisation());
            notices.send(Notice.of(NoticeKind.FILE_REFUSED, to, referral, about), clock.instant(), changes);
        }
    }

    private void tell(Advice advice, StoredFile file, Changes changes) {
        AdviceNoticeKind kind = file.availability() == Availability.THREATS_FOUND
                ? AdviceNoticeKind.ADVICE_FILE_HARMFUL
                : AdviceNoticeKind.ADVICE_FILE_INVALID;
        for (UserId person : people(
                file, advice.asked().referringOrganisation(), advice.asked().referrer())) {
            Addressee to = Addressee.person(person, file.organisation());
            adviceNotices.send(AdviceNotice.of(kind, to, advice), clock.instant(), changes);
        }
    }

    /** Who handed it in, and the clinician who answers for it. */
    private static Set<UserId> people(StoredFile file, OdsCode practice, UserId referrer) {
        Set<UserId> people = new LinkedHashSet<>(Set.of(file.uploadedBy()));
        file.onBehalfOf().ifPresent(people::add);
        if (file.organisation().equals(practice)) {
            people.add(referrer);
        }
        return people;
    }

    private static LocalDate day(StoredFile file) {
        return OwnershipRules.day(file.uploadedAt());
    }
}
