package health.onward.fhir.stu3;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Coding;

/** The systems of codes and identifiers on the STU3 wire (api sections a.9 to a.11). */
final class Codes {

    static final String NHS_NUMBER = "http://fhir.nhs.net/Id/nhs-number";
    static final String SDS_USER = "http://fhir.nhs.net/Id/sds-user-id";
    static final String SERVICE = "http://fhir.nhs.net/Id/ers-service";
    static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String ORGANISATION = "https://directory.spineservices.nhs.uk/STU3/Organization";
    static final String SNOMED = "http://snomed.info/sct";
    /** The end of the URL of a code system that this server hosts. */
    static final String SPECIALTY = "/STU3/CodeSystem/SPECIALTY";

    static final String REFERRAL_CANCELLATION_REASON = "/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON";
    static final String APPOINTMENT_CANCELLATION_REASON = "/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON";

    private static final String SYSTEMS = "https://fhir.nhs.uk/STU3/CodeSystem/";
    private static final String STRUCTURES = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    private Codes() {}

    /** {@code eRS-Priority-1} and its like. */
    static String system(String name) {
        return SYSTEMS + "eRS-" + name + "-1";
    }

    /** {@code Extension-eRS-Appointment-1} and its like; also profiles. */
    static String structure(String name) {
        return STRUCTURES + name + "-1";
    }

    static Coding coding(String system, String code) {
        return new Coding().setSystem(system).setCode(code);
    }

    static Coding coding(String system, String code, String display) {
        return coding(system, code).setDisplay(display);
    }

    /** The enum constant of a code, noting INVALID_CODE when there is none. */
    static <E extends Enum<E>> Optional<E> constant(
            Class<E> type, Optional<String> code, String where, List<Refusal> problems) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(code.get())) {
                return Optional.of(constant);
            }
        }
        problems.add(new Refusal(RefusalCode.INVALID_CODE, "(" + code.get() + ") is not a code of this list", where));
        return Optional.empty();
    }
}
