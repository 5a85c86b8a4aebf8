package health.onward.fhir.r4;

import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** Writes what a search has found; without anything found the bundle has no entries at all (A035, A040, A041). */
final class SearchsetR4 {

    private final Bundle bundle = new Bundle();

    /** @param self the search as it was understood, absolute */
    SearchsetR4(UUID id, Instant now, String self) {
        bundle.setType(BundleType.SEARCHSET).setTimestampElement(R4Answers.instant(now));
        bundle.setId(id.toString());
        bundle.setMeta(R4Answers.updated(now));
        bundle.addLink().setRelation("self").setUrl(self);
    }

    SearchsetR4 match(String fullUrl, Resource resource) {
        bundle.addEntry().setFullUrl(fullUrl).setResource(resource).getSearch().setMode(SearchEntryMode.MATCH);
        return this;
    }

    Bundle written() {
        return bundle.setTotal(bundle.getEntry().size());
    }
}
