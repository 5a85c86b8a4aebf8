package health.onward.referral;

import health.onward.document.StoredFiles;
import health.onward.platform.Changes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the rows of linked files in step with the referral, and tells the files whose they are. */
public final class AttachmentRows implements ReferralSubscriber {

    private final StoredFiles files;

    public AttachmentRows(StoredFiles files) {
        this.files = files;
    }

    @Override
    public void on(ReferralChange change, Changes changes) {
        change.links().ifPresent(links -> write(change, links, changes));
    }

    private void write(ReferralChange change, Links links, Changes changes) {
        Ubrn ubrn = change.after().ubrn();
        // First what makes room: among the links of one moment neither file nor name is there twice.
        links.removed().forEach(one -> AttachmentColumns.unlink(ubrn, one, change.at(), changes));
        links.carried().forEach(one -> AttachmentColumns.insert(ubrn, one, changes));
        links.added().forEach(one -> AttachmentColumns.insert(ubrn, one, changes));
        without(links.removed(), links.added()).stream()
                .filter(one -> !AttachmentRules.staysWithConversation(change.after(), one))
                .forEach(one -> files.unlink(one.file(), ubrn.number(), change.at(), changes));
        without(links.added(), links.removed())
                .forEach(one -> files.link(one.file(), ubrn.number(), change.at(), changes));
    }

    private static List<Attachment> without(List<Attachment> these, List<Attachment> those) {
        Set<?> files = those.stream().map(Attachment::file).collect(Collectors.toSet());
        return these.stream().filter(one -> !files.contains(one.file())).toList();
    }
}
