package health.onward.fhir.stu3;

import health.onward.platform.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.Resource;

/** Writes STU3 resources as answers: JSON, times in UTC with milliseconds, weak ETags. */
final class Stu3Answers {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final DateTimeFormatter INSTANTS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Stu3Answers() {}

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
        String json = WireQuirks.bend(BodyReader.STU3
                .newJsonParser()
                .setStripVersionsFromReferences(false)
                .encodeResourceToString(resource));
        return new Answer(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    /** The one style of instants on the wire, for what is written without the FHIR model. */
    static String text(Instant at) {
        return INSTANTS.format(at);
    }

    /** The same answer with the address of what was created. */
    static Answer located(Answer answer, String location) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Location", location);
        return new Answer(answer.status(), headers, answer.body());
    }

    static InstantType instant(Instant at) {
        var type = new InstantType(java.util.Date.from(at), ca.uhn.fhir.model.api.TemporalPrecisionEnum.MILLI, UTC);
        type.setTimeZoneZulu(true);
        return type;
    }

    static DateTimeType dateTime(Instant at) {
        var type = new DateTimeType(java.util.Date.from(at), ca.uhn.fhir.model.api.TemporalPrecisionEnum.MILLI, UTC);
        type.setTimeZoneZulu(true);
        return type;
    }
}
