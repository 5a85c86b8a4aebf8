package health.onward.fhir.r4;

import health.onward.document.DownloadRules;
import health.onward.document.Downloads;
import health.onward.document.FileId;
import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.ObjectStore;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.AttachedFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A042: tells where a file can be fetched, once and at once, without a token. */
public final class RetrieveAttachment {

    private final AttachedFiles files;
    private final Downloads downloads;
    private final Optional<String> origin;

    /** @param origin scheme, host and port that files are given out under, when they have one of their own */
    public RetrieveAttachment(AttachedFiles files, Downloads downloads, Optional<String> origin) {
        this.files = files;
        this.downloads = downloads;
        this.origin = origin;
    }

    /** There is no body, so that no wish for a type can be refused: 406 is not documented here. */
    public Endpoint endpoint() {
        return Endpoint.get("A042", "/R4/Binary/{id}", ErrorStyle.R4, this::answer)
                .answering(Set.of())
                .by(ClinicalReaders.FUNCTIONS);
    }

    private Outcome<Answer> answer(WireCall call) {
        String name = call.path("id");
        if (!FileId.wellFormed(name)) {
            return Outcome.refused(RefusalCode.BAD_REQUEST, "a file's id is a UUID, or of the older form att-1-1");
        }
        return FileId.parse(name)
                .map(id -> files.open(
                        id,
                        call.actor(),
                        "A042",
                        (file, changes) ->
                                DownloadRules.available(file).map(available -> downloads.ticket(available, changes))))
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no such file"))
                .map(ticket -> new Answer(
                        307, Map.of("Location", address(call) + ticket, "Cache-Control", "no-store"), new byte[0]));
    }

    private String address(WireCall call) {
        return origin.orElseGet(() -> call.base().replaceFirst("/referrals/FHIR$", "")) + ObjectStore.PATH;
    }
}
