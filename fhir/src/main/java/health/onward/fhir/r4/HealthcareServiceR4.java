package health.onward.fhir.r4;

import health.onward.directory.BookableType;
import health.onward.directory.RequestType;
import health.onward.directory.Service;
import health.onward.directory.Service.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** A service as the R4 endpoints show it (A033, A035). */
final class HealthcareServiceR4 {

    private static final String EXTENSION = "https://fhir.nhs.uk/StructureDefinition/Extension-eRS-";
    private static final String SYSTEM = "https://fhir.nhs.uk/CodeSystem/eRS-";
    private static final Map<String, Coding> PURPOSES = Map.of(
            "PATIENT",
            new Coding("http://terminology.hl7.org/CodeSystem/contactentity-type", "PATINF", "Patient"),
            "HEALTHCARE_PROFESSIONALS",
            new Coding(SYSTEM + "Purpose", "HEALTHCARE_PROFESSIONALS", "Healthcare Professionals"));
    private static final Map<String, ContactPointSystem> KINDS =
            Map.of("phone", ContactPointSystem.PHONE, "email", ContactPointSystem.EMAIL);
    private static final Map<String, String> APPOINTMENT_TYPES = Map.of(
            "DAY_CASE", "Day Case",
            "FIRST_OUTPATIENT", "First Outpatient",
            "ASSESSMENT_SERVICE", "Assessment Service",
            "GPSI", "GPSI",
            "AHP_CLINIC", "AHP Clinic",
            "DIAGNOSTIC", "Diagnostic",
            "NURSE_CLINIC", "Nurse Clinic",
            "OPHTHALMOLOGIST", "Ophthalmologist",
            "TELEPHONE_ASSESSMENT", "Telephone Assessment");

    private HealthcareServiceR4() {}

    static HealthcareService write(Service service) {
        var written = new HealthcareService();
        written.setId(service.id().toString());
        written.getMeta().setVersionId(Long.toString(service.version()));
        written.setLanguage("en");
        written.setName(service.name());
        written.addLocation(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(R4Codes.ODS_SITE)
                        .setValue(service.site().code().value())));
        text(written, "HoursOfOperation", service.notes().hoursOfOperation().orElse(""));
        text(written, "ServiceInstructions", service.notes().instructions().orElse(""));
        contacts(service.notes().contacts()).forEach((purpose, some) -> contact(written, purpose, some));
        service.appointmentType()
                .map(type -> new Coding(SYSTEM + "AppointmentType", type, APPOINTMENT_TYPES.getOrDefault(type, type)))
                .ifPresent(type -> written.addType(concept(type)));
        service.requestTypes().stream().sorted().forEach(type -> written.addCharacteristic(concept(flow(type))));
        bookable(written, service.bookable());
        return written;
    }

    private static Coding flow(RequestType type) {
        String system = SYSTEM + "RequestFlowType";
        return switch (type) {
            case APPOINTMENT_REQUEST ->
                new Coding(system, "BOOKABLE", "A service which supports a patient appointment");
            case TRIAGE_REQUEST ->
                new Coding(
                        system,
                        "REVIEW",
                        "A service that reviews referrals, without the support or need for any appointment with the"
                                + " patient to be made");
            case ADVICE_AND_GUIDANCE_REQUEST ->
                new Coding(
                        system,
                        "ADVICE_AND_GUIDANCE",
                        "A service which can discuss the patient and receive guidance rather than a patient attending"
                                + " an appointment");
        };
    }

    /** R4 has no word for a service that books in neither way. */
    private static void bookable(HealthcareService written, BookableType type) {
        String system = SYSTEM + "BookableType";
        switch (type) {
            case DIRECTLY_BOOKABLE ->
                written.addCharacteristic(concept(new Coding(system, type.name(), "Directly Bookable")));
            case INDIRECTLY_BOOKABLE ->
                written.addCharacteristic(concept(new Coding(system, type.name(), "Indirectly Bookable")));
            case UNSPECIFIED -> {}
        }
    }

    /** By purpose, in the order given; a kind that the wire has no word for is left out. */
    private static Map<String, List<Contact>> contacts(List<Contact> contacts) {
        return contacts.stream()
                .filter(contact -> PURPOSES.containsKey(contact.purpose()) && KINDS.containsKey(contact.kind()))
                .collect(Collectors.groupingBy(Contact::purpose, LinkedHashMap::new, Collectors.toList()));
    }

    private static void contact(HealthcareService written, String purpose, List<Contact> contacts) {
        var extension = new Extension(EXTENSION + "HealthcareService-Contact");
        extension.addExtension(new Extension("purpose", new CodeableConcept(PURPOSES.get(purpose))));
        for (Contact contact : contacts) {
            extension.addExtension(new Extension(
                    "telecom",
                    new ContactPoint().setSystem(KINDS.get(contact.kind())).setValue(contact.value())));
        }
        written.addExtension(extension);
    }

    private static void text(HealthcareService written, String name, String text) {
        if (!text.isEmpty()) {
            written.addExtension(new Extension(EXTENSION + name, new StringType(text)));
        }
    }

    private static CodeableConcept concept(Coding coding) {
        return new CodeableConcept(coding);
    }
}
