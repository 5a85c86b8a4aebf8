package health.onward.referral;

import static health.onward.platform.RefusalCode.CONFLICTING_VALUES;
import static health.onward.platform.RefusalCode.DUPLICATE_FILENAME;
import static health.onward.platform.RefusalCode.INVALID_STATE;

import health.onward.document.FileId;
import health.onward.document.LinkRules;
import health.onward.document.StoredFile;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which files may go with a referral, one beside the other (A012, A022, A026 to A028, A044; state model c.5). */
public final class AttachmentRules {

    private AttachmentRules() {}

    static Outcome<List<StoredFile>> linkable(
            List<FileToLink> asked,
            Map<FileId, StoredFile> known,
            List<Attachment> replaced,
            List<Attachment> staying,
            Ubrn ubrn,
            Actor actor) {
        return linkable(asked, known, replaced, staying, OptionalLong.of(ubrn.number()), actor);
    }

    /** A practice's admin attaches for the clinician who refers. */
    public static Optional<UserId> forWhom(UserId referrer, Actor actor) {
        return actor.function() == BusinessFunction.REFERRING_CLINICIAN_ADMIN
                ? Optional.of(referrer)
                : actor.onBehalfOf();
    }

    /**
     * Came with the conversation that this referral was made of: taken off the referral, it stays part of the request, for there it is
     * still told of (A024, A025).
     */
    static boolean staysWithConversation(Referral referral, Attachment file) {
        return referral.advice().equals(Optional.of(referral.ubrn()))
                && file.attachedAt().isBefore(referral.createdAt());
    }

    /**
     * The files by the names they are called by, in the order asked; the first that may not be linked refuses them all.
     *
     * @param known those of the files that exist
     * @param replaced what is linked now and makes room: such a file may be asked for again
     * @param staying what is linked now and stays
     * @param ubrn of the request, unless that is only being made (A044)
     */
    public static Outcome<List<StoredFile>> linkable(
            List<FileToLink> asked,
            Map<FileId, StoredFile> known,
            List<Attachment> replaced,
            List<Attachment> staying,
            OptionalLong ubrn,
            Actor actor) {
        List<StoredFile> files = new ArrayList<>();
        for (FileToLink one : asked) {
            Outcome<StoredFile> file = isOf(staying, one)
                    ? Outcome.refused(INVALID_STATE, "this file goes with the request already")
                    : known(one, known, replaced, ubrn, actor).then(stored -> truthful(one, stored));
            if (file instanceof Outcome.Refused<StoredFile> refused) {
                return placed(refused, one);
            }
            file.map(files::add);
        }
        return differentlyNamed(asked, files, staying);
    }

    private static Outcome<StoredFile> known(
            FileToLink one, Map<FileId, StoredFile> known, List<Attachment> replaced, OptionalLong ubrn, Actor actor) {
        Optional<StoredFile> stored = Optional.ofNullable(known.get(one.file()));
        return stored.isPresent() && isOf(replaced, one)
                ? Outcome.accepted(stored.get())
                : LinkRules.linkable(stored, ubrn, actor);
    }

    private static boolean isOf(List<Attachment> linked, FileToLink one) {
        return linked.stream().map(Attachment::file).anyMatch(one.file()::equals);
    }

    private static Outcome<StoredFile> truthful(FileToLink said, StoredFile file) {
        boolean type = said.contentType().map(file.type().mediaType()::equals).orElse(true);
        boolean name = said.name().map(file.name()::equals).orElse(true);
        boolean size = said.size().isEmpty() || said.size().getAsLong() == file.bytes();
        return type && name && size
                ? Outcome.accepted(file)
                : Outcome.refused(
                        CONFLICTING_VALUES, "says a contentType, title or size that is not that of the uploaded file");
    }

    /** Whoever saves all files of a referral into one folder must not lose one of them: names differ in more than case. */
    private static Outcome<List<StoredFile>> differentlyNamed(
            List<FileToLink> asked, List<StoredFile> files, List<Attachment> staying) {
        Set<String> names = new HashSet<>();
        staying.forEach(linked -> names.add(folded(linked.name())));
        for (int n = 0; n < files.size(); n++) {
            if (!names.add(folded(files.get(n).name()))) {
                return Outcome.refused(new Refusal(
                        DUPLICATE_FILENAME,
                        "a file of this name is linked already, or named twice; upload it under another name",
                        asked.get(n).where()));
            }
        }
        return Outcome.accepted(files);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static <T> Outcome<T> placed(Outcome.Refused<?> refused, FileToLink one) {
        Refusal first = refused.refusals().getFirst();
        return Outcome.refused(new Refusal(first.code(), first.sentence(), one.where()));
    }
}
