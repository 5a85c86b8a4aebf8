package health.onward.fhir.stu3;

import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.worklist.Listing;
import health.onward.worklist.Shown;
import health.onward.worklist.WorklistRow;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Makes the answer of A008 while a list is read; what entries refer to (on Referrals for Review) is contained. */
final class StreamedList implements Listing<Answer> {

    private final SpooledList list;
    private final WorklistStu3 words;
    private final Set<String> practitioners = new TreeSet<>();
    private boolean contains;

    /**
     * @param words makes the writer of the entries on a generator
     * @param most bytes of an answer; a longer one is refused
     */
    StreamedList(Function<JsonGenerator, WorklistStu3> words, long most) {
        this.list = new SpooledList(most);
        this.words = words.apply(list.json());
    }

    @Override
    public void add(WorklistRow row) {
        if (list.full()) {
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
        return list.end(patients.isEmpty(), head -> {
            if (contains) {
                contained(head, patients);
            }
        });
    }

    private void contained(JsonGenerator head, Set<NhsNumber> patients) {
        head.writeArrayPropertyStart("contained");
        practitioners.forEach(user -> contained(head, "Practitioner", Codes.SDS_USER, user));
        patients.forEach(patient -> contained(head, "Patient", Codes.NHS_NUMBER, patient.value()));
        head.writeEndArray();
    }

    private static void contained(JsonGenerator head, String type, String system, String value) {
        head.writeStartObject();
        head.writeStringProperty("id", type + "-" + value);
        SpooledList.profile(head, "eRS-" + type);
        head.writeStringProperty("resourceType", type);
        head.writeArrayPropertyStart("identifier");
        head.writeStartObject();
        head.writeStringProperty("system", system);
        head.writeStringProperty("value", value);
        head.writeEndObject();
        head.writeEndArray();
        head.writeEndObject();
    }
}
