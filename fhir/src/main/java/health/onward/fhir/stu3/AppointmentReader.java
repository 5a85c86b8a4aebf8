package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INVALID_FHIR_STRUCTURE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.UNEXPECTED_FIELD;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Reference;
import org.jspecify.annotations.Nullable;

/** Takes an appointment that a caller sends apart (A016, A034), noting what is wrong with its place. What is wrong reads as absent. */
final class AppointmentReader {

    private static final Pattern REFERRAL = Pattern.compile("ReferralRequest/([0-9]{12})/_history/([0-9]{1,18})");

    /** A request at one of its versions. */
    record Version(Ubrn ubrn, long version) {}

    private final Appointment body;
    private final List<Refusal> problems;

    AppointmentReader(Appointment body, List<Refusal> problems) {
        this.body = body;
        this.problems = problems;
    }

    void same(String name, @Nullable String said, String must, boolean required) {
        if (said == null) {
            if (required) {
                add(MISSING_VALUE, "is missing.", name);
            }
        } else if (!said.equals(must)) {
            add(INVALID_VALUE, "must be " + must, name);
        }
    }

    /** What is the same whatever is asked for, but for the id. */
    void fixed(String id) {
        same("id", body.getIdElement().getIdPart(), id, true);
        same("language", body.getLanguage(), "en", false);
        same("description", body.getDescription(), AppointmentStu3.DESCRIPTION, true);
        if (!body.hasStatus()) {
            add(MISSING_VALUE, "is missing.", "status");
        }
    }

    void nothingBut(Set<String> fields) {
        body.children().stream()
                .filter(child -> child.hasValues() && !fields.contains(child.getName()))
                .forEach(child -> add(UNEXPECTED_FIELD, "is not a field of this request", child.getName()));
    }

    Optional<Version> referral() {
        return reference("incomingReferral", body.getIncomingReferral()).flatMap(text -> {
            Matcher matcher = REFERRAL.matcher(text);
            Optional<Ubrn> ubrn = matcher.matches() ? Ubrn.parse(matcher.group(1)) : Optional.empty();
            if (ubrn.isEmpty()) {
                add(
                        INVALID_VALUE,
                        "must look like ReferralRequest/000000070000/_history/6",
                        "incomingReferral[0]/reference");
            }
            return ubrn.map(number -> new Version(number, Long.parseLong(matcher.group(2))));
        });
    }

    Optional<String> reference(String name, List<Reference> references) {
        if (references.isEmpty()) {
            add(MISSING_VALUE, "is missing.", name);
        } else if (references.size() > 1) {
            add(INVALID_FHIR_STRUCTURE, "must have one entry", name);
        } else if (!references.getFirst().hasReference()) {
            add(MISSING_VALUE, "is missing.", name + "[0]/reference");
        } else {
            return Optional.of(references.getFirst().getReference());
        }
        return Optional.empty();
    }

    /** The one reason's one coding. */
    Optional<Coding> reason() {
        if (body.getReason().isEmpty()) {
            add(MISSING_VALUE, "is missing.", "reason");
            return Optional.empty();
        }
        if (body.getReason().size() > 1 || body.getReasonFirstRep().getCoding().size() != 1) {
            add(INVALID_FHIR_STRUCTURE, "must have one entry with one coding", "reason");
            return Optional.empty();
        }
        return Optional.of(body.getReasonFirstRep().getCodingFirstRep());
    }

    void add(RefusalCode code, String sentence, String where) {
        problems.add(new Refusal(code, sentence, where));
    }
}
