package health.onward.fhir.r4;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import health.onward.platform.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** Writes R4 resources as answers: JSON, times in UTC with milliseconds, weak ETags. */
final class R4Answers {

    static final FhirContext R4 = FhirContext.forR4Cached();

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private R4Answers() {}

    static Answer of(int status, Resource resource) {
        return of(status, resource, OptionalLong.empty());
    }

    static Answer of(int status, Resource resource, long version) {
        return of(status, resource, OptionalLong.of(version));
    }

    private static Answer of(int status, Resource resource, OptionalLong version) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/fhir+json");
        version.ifPresent(v -> headers.put("ETag", "W/\"" + v + "\""));
        String json = R4Quirks.bend(R4.newJsonParser().encodeResourceToString(resource));
        return new Answer(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    static InstantType instant(Instant at) {
        var type = new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
        type.setTimeZoneZulu(true);
        return type;
    }

    static Meta updated(Instant at) {
        return new Meta().setLastUpdatedElement(instant(at));
    }
}
