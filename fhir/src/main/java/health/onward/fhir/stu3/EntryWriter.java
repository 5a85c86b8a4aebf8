package health.onward.fhir.stu3;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;

/** Writes the members of one list entry straight as JSON: a list may have more entries than fit in memory. */
final class EntryWriter {

    private final JsonGenerator json;

    EntryWriter(JsonGenerator json) {
        this.json = json;
    }

    /** @param members writes what the extension consists of */
    void entry(String extension, String reference, Runnable members) {
        json.writeStartObject();
        json.writeArrayPropertyStart("extension");
        json.writeStartObject();
        json.writeArrayPropertyStart("extension");
        members.run();
        json.writeEndArray();
        json.writeStringProperty("url", extension);
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectPropertyStart("item");
        json.writeStringProperty("reference", reference);
        json.writeEndObject();
        json.writeEndObject();
    }

    void coding(String url, String system, String code) {
        coding(url, system, code, "");
    }

    /** @param display left out when empty */
    void coding(String url, String system, String code, String display) {
        start(url);
        json.writeObjectPropertyStart("valueCodeableConcept");
        json.writeArrayPropertyStart("coding");
        json.writeStartObject();
        json.writeStringProperty("system", system);
        json.writeStringProperty("code", code);
        if (!display.isEmpty()) {
            json.writeStringProperty("display", display);
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    void reference(String url, String reference) {
        start(url);
        json.writeObjectPropertyStart("valueReference");
        json.writeStringProperty("reference", reference);
        json.writeEndObject();
        json.writeEndObject();
    }

    void patient(NhsNumber patient) {
        identified("patient", Codes.NHS_NUMBER, patient.value(), "");
    }

    void user(String url, UserId user) {
        identified(url, Codes.SDS_USER, user.value(), "");
    }

    void service(ServiceId service, String name) {
        identified("service", Codes.SERVICE, service.toString(), name);
    }

    void at(String url, Instant at) {
        start(url);
        json.writeStringProperty("valueDateTime", Stu3Answers.text(at));
        json.writeEndObject();
    }

    void on(String url, LocalDate day) {
        start(url);
        json.writeStringProperty("valueDate", day.toString());
        json.writeEndObject();
    }

    void text(String url, String text) {
        start(url);
        json.writeStringProperty("valueString", text);
        json.writeEndObject();
    }

    void number(String url, long number) {
        start(url);
        json.writeNumberProperty("valueInteger", number);
        json.writeEndObject();
    }

    void bool(String url, boolean value) {
        start(url);
        json.writeBooleanProperty("valueBoolean", value);
        json.writeEndObject();
    }

    private void identified(String url, String system, String value, String display) {
        start(url);
        json.writeObjectPropertyStart("valueReference");
        json.writeObjectPropertyStart("identifier");
        json.writeStringProperty("system", system);
        json.writeStringProperty("value", value);
        json.writeEndObject();
        if (!display.isEmpty()) {
            json.writeStringProperty("display", display);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void start(String url) {
        json.writeStartObject();
        json.writeStringProperty("url", url);
    }
}
