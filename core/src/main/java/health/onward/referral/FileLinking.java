package health.onward.referral;

import health.onward.document.FileId;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.UserId;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.referral.Attachment.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decides which uploaded files go with a referral from now on, under the referral's lock, within the transaction of the command
 * that wants it. Nothing is written here: the {@link ReferralChange} that is stored with the links writes them.
 */
public final class FileLinking {

    /** Who wants which files to go with which referral. */
    private record Wish(
            Kind kind, Referral referral, OptionalLong handedInFor, List<FileToLink> files, Actor actor, Instant at) {}

    /** @param known what is known now of the files wished for, and of those whose rows do not know it */
    private record There(List<Attachment> replaced, List<Attachment> staying, Map<FileId, StoredFile> known) {}

    private final Attachments attachments;
    private final StoredFiles files;
    private final Ids ids;

    public FileLinking(Attachments attachments, StoredFiles files, Ids ids) {
        this.attachments = attachments;
        this.files = files;
        this.ids = ids;
    }

    /** A provider's files come to those that are there (A022, A028); when none is named, nothing is looked up. */
    public Outcome<Optional<Links>> provided(Referral referral, List<FileToLink> asked, Actor actor, Instant now) {
        if (asked.isEmpty()) {
            return Outcome.accepted(Optional.empty());
        }
        var wish = new Wish(Kind.PROVIDER, referral, number(referral), asked, actor, now);
        There there = there(wish, Set.of());
        return linked(wish, there).map(added -> Optional.of(links(there, added)));
    }

    /** The referrer's letters replace all earlier ones (A012); what is named again stays. */
    Outcome<Links> letters(Referral referral, List<FileToLink> asked, Actor actor, Instant now) {
        var wish = new Wish(Kind.REFERRER, referral, number(referral), asked, actor, now);
        There there = there(wish, Set.of(Kind.REFERRER));
        return linked(wish, there)
                .then(added -> LetterRules.changed(there.replaced(), added))
                .map(added -> links(there, added));
    }

    /** The letters of a request that is only being made, by whoever refers a patient on. */
    Outcome<Optional<Links>> first(Referral made, List<FileToLink> asked, Actor actor, Instant now) {
        if (asked.isEmpty()) {
            return Outcome.accepted(Optional.empty());
        }
        var wish = new Wish(Kind.REFERRER, made, OptionalLong.empty(), asked, actor, now);
        There there = there(wish, Set.of());
        return linked(wish, there).map(added -> Optional.of(links(there, added)));
    }

    private static OptionalLong number(Referral referral) {
        return OptionalLong.of(referral.ubrn().number());
    }

    private There there(Wish wish, Set<Kind> replaced) {
        List<Attachment> present = attachments.of(wish.referral().ubrn());
        Set<FileId> wanted = new HashSet<>(Attachments.pending(present));
        wish.files().forEach(one -> wanted.add(one.file()));
        Map<FileId, StoredFile> known = files.find(wanted, wish.at());
        List<Attachment> looked = Attachments.looked(present, known);
        return new There(
                looked.stream().filter(one -> replaced.contains(one.kind())).toList(),
                looked.stream().filter(one -> !replaced.contains(one.kind())).toList(),
                known);
    }

    private Outcome<List<Attachment>> linked(Wish wish, There there) {
        return AttachmentRules.linkable(
                        wish.files(),
                        there.known(),
                        there.replaced(),
                        there.staying(),
                        wish.handedInFor(),
                        wish.actor())
                .map(stored -> {
                    List<Attachment> linked = new ArrayList<>();
                    for (int n = 0; n < stored.size(); n++) {
                        linked.add(attachment(wish, wish.files().get(n), stored.get(n), there.replaced()));
                    }
                    return linked;
                });
    }

    /** Who names a file once more has not attached it: by whom and when stay as they were. */
    private Attachment attachment(Wish wish, FileToLink asked, StoredFile file, List<Attachment> replaced) {
        Optional<Attachment> earlier =
                replaced.stream().filter(one -> one.file().equals(file.id())).findFirst();
        Actor actor = wish.actor();
        return new Attachment(
                ids.routed(wish.referral().ubrn().bucket()),
                file.id(),
                wish.kind(),
                file.name(),
                file.type().mediaType(),
                file.bytes(),
                asked.description(),
                earlier.map(Attachment::by).orElseGet(() -> by(file, actor)),
                earlier.map(Attachment::organisation).orElse(actor.organisation()),
                earlier.map(Attachment::onBehalfOf)
                        .orElseGet(() -> AttachmentRules.forWhom(wish.referral().referrer(), actor)),
                earlier.map(Attachment::attachedAt).orElse(wish.at()),
                wish.at(),
                file.availability());
    }

    /** Software that calls without a person is nobody: then it is who handed the file in. */
    private static UserId by(StoredFile file, Actor actor) {
        return actor.function().unattended() ? file.uploadedBy() : actor.user();
    }

    private static Links links(There there, List<Attachment> added) {
        List<Attachment> all = new ArrayList<>(there.staying());
        all.addAll(added);
        return new Links(all, added, there.replaced());
    }
}
