package health.onward.advice;

import health.onward.document.FileId;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.referral.Attachment;
import health.onward.referral.AttachmentRules;
import health.onward.referral.Attachments;
import health.onward.referral.FileToLink;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that go with conversations, in both directions: which may, and their rows. None is ever taken off again. */
public final class AdviceFiles {

    private final JdbcClient jdbc;
    private final StoredFiles files;
    private final Ids ids;

    public AdviceFiles(JdbcClient jdbc, StoredFiles files, Ids ids) {
        this.jdbc = jdbc;
        this.files = files;
        this.ids = ids;
    }

    /** All of a conversation, the oldest first, with what is known of each now. */
    List<Filed> of(Ubrn ubrn, Instant now) {
        List<Filed> stored = stored(ubrn);
        List<Attachment> linked = linked(stored);
        List<Attachment> looked = Attachments.looked(linked, files.find(Attachments.pending(linked), now));
        List<Filed> all = new ArrayList<>();
        for (int n = 0; n < stored.size(); n++) {
            all.add(new Filed(stored.get(n).message(), looked.get(n)));
        }
        return all;
    }

    /** What somebody wants to go with the conversation's last message; without any nothing is asked for. */
    Outcome<List<Attachment>> linkable(
            Attachment.Kind kind, Advice advice, List<FileToLink> asked, Actor actor, Instant now) {
        if (asked.isEmpty()) {
            return Outcome.accepted(List.of());
        }
        boolean begins = kind == Attachment.Kind.ADVICE_REQUEST && advice.version() == Advice.FIRST_VERSION;
        return begins
                ? linkable(kind, advice, OptionalLong.empty(), asked, List.of(), actor, now)
                : beside(kind, advice, asked, linked(stored(advice.ubrn())), actor, now);
    }

    /** The same beside files that are known already. */
    Outcome<List<Attachment>> beside(
            Attachment.Kind kind,
            Advice advice,
            List<FileToLink> asked,
            List<Attachment> present,
            Actor actor,
            Instant now) {
        OptionalLong meantFor = OptionalLong.of(advice.ubrn().number());
        return asked.isEmpty()
                ? Outcome.accepted(List.of())
                : linkable(kind, advice, meantFor, asked, present, actor, now);
    }

    private Outcome<List<Attachment>> linkable(
            Attachment.Kind kind,
            Advice advice,
            OptionalLong meantFor,
            List<FileToLink> asked,
            List<Attachment> present,
            Actor actor,
            Instant now) {
        Map<FileId, StoredFile> known =
                files.find(asked.stream().map(FileToLink::file).collect(Collectors.toSet()), now);
        return AttachmentRules.linkable(asked, known, List.of(), present, meantFor, actor)
                .map(found -> {
                    List<Attachment> linked = new ArrayList<>();
                    for (int n = 0; n < found.size(); n++) {
                        linked.add(attachment(kind, advice, asked.get(n), found.get(n), actor, now));
                    }
                    return linked;
                });
    }

    private static List<Attachment> linked(List<Filed> files) {
        return files.stream().map(Filed::file).toList();
    }

    void link(AdviceChange change, Changes changes) {
        Ubrn ubrn = change.after().ubrn();
        int message = change.said().map(Message::number).orElse(0);
        for (Attachment file : change.files()) {
            int with = file.kind() == Attachment.Kind.REFERRER ? 0 : message;
            Attachments.insert("advice_file", "message", with, ubrn, file, changes);
            files.link(file.file(), ubrn.number(), change.at(), changes);
        }
    }

    private List<Filed> stored(Ubrn ubrn) {
        return jdbc.sql("select * from advice_file where bucket = ? and ubrn = ? order by number")
                .param(ubrn.bucket())
                .param(ubrn.number())
                .query((row, n) -> new Filed(row.getInt("message"), Attachments.read(row)))
                .list();
    }

    private Attachment attachment(
            Attachment.Kind kind, Advice advice, FileToLink asked, StoredFile file, Actor actor, Instant now) {
        return new Attachment(
                ids.routed(advice.ubrn().bucket()),
                file.id(),
                kind,
                file.name(),
                file.type().mediaType(),
                file.bytes(),
                asked.description(),
                actor.user(),
                actor.organisation(),
                AttachmentRules.forWhom(advice.asked().referrer(), actor),
                now,
                now,
                file.availability());
    }
}
