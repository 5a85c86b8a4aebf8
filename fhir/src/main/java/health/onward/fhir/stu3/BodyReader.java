package health.onward.fhir.stu3;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import health.onward.fhir.wire.JsonShape;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.UriType;

/** Reads an STU3 body strictly: everything wrong with its structure is reported together, each with its place. */
final class BodyReader {

    static final FhirContext STU3 = FhirContext.forDstu3Cached();

    private static final String PROFILES = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    private BodyReader() {}

    /** @param profile the last part of the profile that the body must claim, such as {@code eRS-CreateReferral-Parameters-1} */
    static <T extends Resource> Outcome<T> read(byte[] body, Class<T> type, String profile) {
        return read(
                body,
                UnaryOperator.identity(),
                type,
                (read, problems) -> profile(read, PROFILES + profile, "", problems));
    }

    /** An appointment claims our profile, and may claim the one that ours is built on; its participants are bent (A016). */
    static Outcome<Appointment> readAppointment(byte[] body) {
        return read(body, WireQuirks::straighten, Appointment.class, BodyReader::appointmentProfiles);
    }

    private static <T extends Resource> Outcome<T> read(
            byte[] body, UnaryOperator<byte[]> straighten, Class<T> type, BiConsumer<T, List<Refusal>> check) {
        JsonShape shape = JsonShape.of(body);
        if (!shape.problems().isEmpty()) {
            return new Outcome.Refused<>(shape.problems());
        }
        var problems = new ParseProblems(shape);
        try {
            var parser = STU3.newJsonParser();
            parser.setParserErrorHandler(problems);
            var resource = parser.parseResource(new String(straighten.apply(body), StandardCharsets.UTF_8));
            if (!type.isInstance(resource)) {
                return Outcome.refused(new Refusal(
                        RefusalCode.INVALID_FHIR_STRUCTURE, "must be " + type.getSimpleName(), "resourceType"));
            }
            T read = type.cast(resource);
            List<Refusal> unclaimed = new ArrayList<>();
            check.accept(read, unclaimed);
            problems.addAll(unclaimed);
            return problems.found().isEmpty() ? Outcome.accepted(read) : new Outcome.Refused<>(problems.found());
        } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
            problems.addAll(List.of(new Refusal(
                    RefusalCode.INVALID_FHIR_STRUCTURE, "the body is not a FHIR STU3 " + type.getSimpleName())));
            return new Outcome.Refused<>(problems.found());
        }
    }

    /** Notes it when a resource does not claim the one profile it must; {@code prefix} is where it stands in the body. */
    static void profile(Resource resource, String profile, String prefix, List<Refusal> problems) {
        var claimed = resource.getMeta().getProfile();
        String where = prefix + "meta/profile";
        if (claimed.isEmpty()) {
            problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", where));
        } else if (claimed.size() != 1 || !profile.equals(claimed.getFirst().getValue())) {
            problems.add(new Refusal(RefusalCode.INVALID_VALUE, "must be " + profile, where + "[0]"));
        }
    }

    private static void appointmentProfiles(Appointment appointment, List<Refusal> problems) {
        var claimed = appointment.getMeta().getProfile().stream()
                .map(UriType::getValue)
                .toList();
        if (claimed.isEmpty()) {
            problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", "meta/profile"));
        } else if (!claimed.contains(Codes.structure(AppointmentStu3.PROFILE))
                || !Set.of(Codes.structure(AppointmentStu3.PROFILE), AppointmentStu3.CARE_CONNECT)
                        .containsAll(claimed)) {
            problems.add(new Refusal(
                    RefusalCode.INVALID_VALUE, "must be " + Codes.structure(AppointmentStu3.PROFILE), "meta/profile"));
        }
    }
}
