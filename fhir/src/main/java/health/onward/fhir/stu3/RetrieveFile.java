package health.onward.fhir.stu3;

import health.onward.document.DownloadRules;
import health.onward.document.FileId;
import health.onward.document.FileType;
import health.onward.document.StoredFile;
import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.GivenFile;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.referral.AttachedFiles;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A006: gives a file out in the answer itself; deprecated in favour of A042, and alive. */
public final class RetrieveFile {

    private final AttachedFiles files;
    private final GivenFile given;

    public RetrieveFile(AttachedFiles files, GivenFile given) {
        this.files = files;
        this.given = given;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A006", "/STU3/Binary/{id}", ErrorStyle.STU3, this::answer)
                .answering(types())
                .by(ClinicalReaders.FUNCTIONS);
    }

    private Outcome<Answer> answer(WireCall call) {
        Outcome<StoredFile> opened = FileId.parse(call.path("id"))
                .map(id -> files.open(
                        id,
                        call.actor(),
                        "A006",
                        (file, changes) -> DownloadRules.available(file).then(DownloadRules::small)))
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no such file"));
        return asDocumented(opened).map(given::of);
    }

    /** This endpoint has no code for a missing relationship; it is 403 all the same (api ambiguity 7). */
    private static Outcome<StoredFile> asDocumented(Outcome<StoredFile> opened) {
        return opened instanceof Refused<StoredFile> refused && refused.code() == RefusalCode.NO_RELATIONSHIP
                ? Outcome.refused(
                        RefusalCode.FORBIDDEN, refused.refusals().getFirst().sentence())
                : opened;
    }

    /** The file's own type is known only when it is found; a caller that wants none of these wants no file of ours. */
    private static Set<String> types() {
        Set<String> types = new HashSet<>(Set.of("application/fhir+json"));
        Arrays.stream(FileType.values()).map(FileType::mediaType).forEach(types::add);
        return types;
    }
}
