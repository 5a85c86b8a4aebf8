package health.onward.fhir.stu3;

import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A list that may not fit in memory: entries go to a spool while they are read, and the rest is written before them when it is sent. */
final class SpooledList {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final Spool head = new Spool();
    private final Spool entries = new Spool();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), entries);
    private final long most;

    /** @param most bytes of an answer; a longer one is refused */
    SpooledList(long most) {
        this.most = most;
        json.writeStartArray();
    }

    /** Where entries are written. */
    JsonGenerator json() {
        return json;
    }

    /** Refused already: what else there is need not be kept. */
    boolean full() {
        return entries.size() > most;
    }

    /** @param contained writes what the entries refer to, if anything */
    Outcome<Answer> end(boolean empty, Consumer<JsonGenerator> contained) {
        json.writeEndArray();
        json.close();
        head(empty, contained);
        if (head.size() + entries.size() > most) {
            drop();
            return Outcome.refused(
                    RefusalCode.TOO_MANY_ITEMS,
                    "the list has more than " + most + " bytes: ask for a part of it, such as one service");
        }
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
    private void head(boolean empty, Consumer<JsonGenerator> contained) {
        try (JsonGenerator list = JSON.createGenerator(ObjectWriteContext.empty(), head)) {
            list.writeStartObject();
            profile(list, "eRS-FetchWorklist-List");
            list.writeStringProperty("resourceType", "List");
            contained.accept(list);
            list.writeStringProperty("status", "current");
            list.writeStringProperty("mode", "snapshot");
            if (!empty) {
                list.writeName("entry");
                list.writeRawValue("");
            }
        }
    }

    static void profile(JsonGenerator list, String name) {
        list.writeObjectPropertyStart("meta");
        list.writeArrayPropertyStart("profile");
        list.writeString(Codes.structure(name));
        list.writeEndArray();
        list.writeEndObject();
    }
}
