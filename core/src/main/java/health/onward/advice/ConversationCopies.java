package health.onward.advice;

import health.onward.document.FileId;
import health.onward.document.FileType;
import health.onward.document.OwnFiles;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.patient.Patient;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.referral.Attachment;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Packs what a referral of its own takes along from a conversation: some of its files, copied, and all that was said, on paper. */
public final class ConversationCopies {

    private final StoredFiles stored;
    private final OwnFiles own;
    private final ConversationPaper paper;
    private final Ids ids;

    public ConversationCopies(StoredFiles stored, OwnFiles own, ConversationPaper paper, Ids ids) {
        this.stored = stored;
        this.own = own;
        this.paper = paper;
        this.ids = ids;
    }

    /** Bytes that are safe, and the letters that they become; no row tells of them yet. */
    record Packed(List<StoredFile> files, List<Attachment> letters) {}

    Outcome<Packed> pack(
            AdviceRecord conversation, Patient patient, List<Attachment> carried, Ubrn to, Actor actor, Instant now) {
        Map<FileId, StoredFile> originals =
                stored.find(carried.stream().map(Attachment::file).collect(Collectors.toSet()), now);
        var packed = new Packed(new ArrayList<>(), new ArrayList<>());
        for (Attachment one : carried) {
            Outcome<StoredFile> copy =
                    own.copy(Objects.requireNonNull(originals.get(one.file())), to.number(), actor, now);
            if (copy instanceof Outcome.Refused<StoredFile> refused) {
                drop(packed);
                return new Outcome.Refused<>(refused.refusals());
            }
            copy.map(file -> packed.letters().add(PaperRules.copied(number(to), one, file)));
            copy.map(packed.files()::add);
        }
        return written(conversation, patient, packed, to, actor, now);
    }

    private Outcome<Packed> written(
            AdviceRecord conversation, Patient patient, Packed packed, Ubrn to, Actor actor, Instant now) {
        byte[] pdf = paper.pdf(conversation, patient, now);
        String name = PaperRules.name(conversation.advice(), packed.letters());
        Outcome<StoredFile> kept = own.keep(name, FileType.PDF, pdf, to.number(), actor, now);
        if (kept instanceof Outcome.Refused) {
            drop(packed);
        }
        return kept.map(file -> {
            packed.files().add(file);
            packed.letters().add(PaperRules.letter(number(to), file));
            return packed;
        });
    }

    /** Within the transaction that also links them. */
    void insert(Packed packed, Changes changes) {
        packed.files().forEach(file -> own.insert(file, changes));
    }

    void drop(Packed packed) {
        packed.files().forEach(own::drop);
    }

    private long number(Ubrn of) {
        return ids.routed(of.bucket());
    }
}
