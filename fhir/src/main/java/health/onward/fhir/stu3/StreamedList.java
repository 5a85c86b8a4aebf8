package health.onward.fhir.stu3;

import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Spool;
import health.onward.worklist.Listing;
import health.onward.worklist.Shown;
import health.onward.worklist.WorklistRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes the answer of A008 while a list is read: entries go to a spool, and what they refer to (contained, on Referrals for
 * Review) is written before them when the answer is sent.
 */
final class StreamedList implements Listing<Answer> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final Spool head = new Spool();
    private final Spool entries = new Spool();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), entries);
    private final WorklistStu3 words;
    private final long most;
    private final Set<String> practitioners = new TreeSet<>();
    private boolean contains;

    /**
     * @param words makes the writer of the entries on a generator
     * @param most bytes of an answer; a longer one is refused
     */
    StreamedList(Function<JsonGenerator, WorklistStu3> words, long most) {
        this.words = words.apply(json);
        this.most = most;
        json.writeStartArray();
    }

    @Override
    public void add(WorklistRow row) {
        if (entries.size() > most) {
            // Refused already: what else there is need not be kept.
            return;
        }
        words.write(row);
        if (row.entry().shown() instanceof Shown.ForReview shown) {
            contains = true;
            shown.namedClinician().map(UserId::value).ifPresent(practitioners::add);
            row.entry().clinician().map(UserId::value).ifPresent(practitioners::add);
        }
    }

    @Override
    public Outcome<Answer> end(Set<NhsNumber> patients) {
        json.writeEndArray();
        json.close();
        head(patients);
        if (head.size() + entries.size() > most) {
            drop();
            return Outcome.refused(
                    RefusalCode.TOO_MANY_ITEMS,
                    "the list has more than " + most + " bytes: ask for a part of it, such as one service");
        }
        boolean empty = patients.isEmpty();
        return Outcome.accepted(
                new Answer(200, Map.of("Content-Type", "application/fhir+json"), out -> send(empty, out)));
    }

    private void drop() {
        try {
            head.close();
            entries.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(boolean empty, OutputStream out) throws IOException {
        head.sendTo(out);
        if (empty) {
            entries.close();
        } else {
            entries.sendTo(out);
        }
        out.write('}');
    }

    /** All before the entries, which may only be written once all are known. */
    private void head(Set<NhsNumber> patients) {
        try (JsonGenerator list = JSON.createGenerator(ObjectWriteContext.empty(), head)) {
            list.writeStartObject();
            profile(list, "eRS-FetchWorklist-List");
            list.writeStringProperty("resourceType", "List");
            if (contains) {
                contained(list, patients);
            }
            list.writeStringProperty("status", "current");
            list.writeStringProperty("mode", "snapshot");
            if (!patients.isEmpty()) {
                list.writeName("entry");
                list.writeRawValue("");
            }
        }
    }

    private void contained(JsonGenerator list, Set<NhsNumber> patients) {
        list.writeArrayPropertyStart("contained");
        practitioners.forEach(user -> contained(list, "Practitioner", Codes.SDS_USER, user));
        patients.forEach(patient -> contained(list, "Patient", Codes.NHS_NUMBER, patient.value()));
        list.writeEndArray();
    }

    private static void contained(JsonGenerator list, String type, String system, String value) {
        list.writeStartObject();
        list.writeStringProperty("id", type + "-" + value);
        profile(list, "eRS-" + type);
        list.writeStringProperty("resourceType", type);
        list.writeArrayPropertyStart("identifier");
        list.writeStartObject();
        list.writeStringProperty("system", system);
        list.writeStringProperty("value", value);
        list.writeEndObject();
        list.writeEndArray();
        list.writeEndObject();
    }

    private static void profile(JsonGenerator list, String name) {
        list.writeObjectPropertyStart("meta");
        list.writeArrayPropertyStart("profile");
        list.writeString(Codes.structure(name));
        list.writeEndArray();
        list.writeEndObject();
    }
}
