package health.onward.advice;

import static health.onward.audit.LedgerAction.REFERRAL_CREATED;

import health.onward.appointment.Appointment;
import health.onward.appointment.AppointmentId;
import health.onward.appointment.Appointments;
import health.onward.appointment.ReferralRecord;
import health.onward.document.FileType;
import health.onward.document.OwnFiles;
import health.onward.document.StoredFile;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.Links;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a referral of a conversation (A027): both are changed in one transaction, and what was said goes with the referral as a PDF. */
public final class Conversion {

    private final Transactions transactions;
    private final Conversations conversations;
    private final ConversionDrafts drafts;
    private final ConversationPaper paper;
    private final OwnFiles files;
    private final Referrals referrals;
    private final Appointments appointments;
    private final RequestNumbers numbers;
    private final Ids ids;

    public Conversion(
            Transactions transactions,
            Conversations conversations,
            ConversionDrafts drafts,
            ConversationPaper paper,
            OwnFiles files,
            Referrals referrals,
            Appointments appointments,
            RequestNumbers numbers,
            Ids ids) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.drafts = drafts;
        this.paper = paper;
        this.files = files;
        this.referrals = referrals;
        this.appointments = appointments;
        this.numbers = numbers;
        this.ids = ids;
    }

    private record Written(AdviceAction action, ConversionDraft draft, StoredFile pdf) {}

    /** A refusal, too, goes through {@code once}: whoever repeats what has been done already gets its answer. */
    public Outcome<Answer> convert(ConversionRequest request, Actor actor, Once<ReferralRecord> once) {
        Outcome<Written> written = drafts.of(request, actor).then(draft -> written(request.action(), draft, actor));
        Outcome<Answer> outcome = transactions.once(once, changes -> written.then(one -> stored(one, actor, changes)));
        if (outcome instanceof Outcome.Refused) {
            written.map(one -> {
                files.drop(one.pdf());
                return one;
            });
        }
        return outcome;
    }

    private Outcome<Written> written(AdviceAction action, ConversionDraft draft, Actor actor) {
        Advice after = draft.change().after();
        byte[] pdf = paper.pdf(draft.whole(), draft.patient(), after.updatedAt());
        String name = PaperRules.name(after, draft.files());
        return files.keep(name, FileType.PDF, pdf, after.ubrn().number(), actor, after.updatedAt())
                .map(kept -> new Written(action, draft, kept));
    }

    /** What was decided before the lock holds if the version is still the same: it grows with every change. */
    private Outcome<ReferralRecord> stored(Written written, Actor actor, Changes changes) {
        AdviceChange change = written.draft().change();
        Advice seen = change.before().orElseThrow();
        return Locked.of(conversations, seen.ubrn())
                .then(advice -> AdviceActions.permit(written.action(), advice, actor, seen.version()))
                .map(advice -> {
                    conversations.store(change, changes);
                    files.insert(written.pdf(), changes);
                    return referred(written, actor, changes);
                });
    }

    private ReferralRecord referred(Written written, Actor actor, Changes changes) {
        ConversionDraft draft = written.draft();
        Advice after = draft.change().after();
        int bucket = after.ubrn().bucket();
        List<Attachment> added = new ArrayList<>(draft.review());
        added.add(PaperRules.letter(ids.routed(bucket), written.pdf()));
        Links links = Links.carrying(draft.carried(), added);
        var given = new ConversionRules.Numbers(numbers.requestId(), new AppointmentId(ids.routed(bucket)));
        Referral referral = ConversionRules.referral(after, draft.service(), draft.task(), links.all(), given, actor);
        var change = new ReferralChange(
                Optional.empty(),
                referral,
                REFERRAL_CREATED,
                actor,
                draft.change().endpoint(),
                after.updatedAt());
        referrals.store(change.linking(Optional.of(links)), changes);
        Appointment task = ConversionRules.appointment(referral, draft.service());
        appointments.first(task, changes);
        return new ReferralRecord(referral, Optional.of(task), links.all());
    }
}
