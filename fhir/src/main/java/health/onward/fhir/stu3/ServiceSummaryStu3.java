package health.onward.fhir.stu3;

import health.onward.directory.Service;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Range;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.SimpleQuantity;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.Type;
import org.hl7.fhir.dstu3.model.UnsignedIntType;

/** What a search tells of a service (Extension-eRS-ServiceSummaryView-1). */
final class ServiceSummaryStu3 {

    private static final String SUMMARY = Codes.structure("Extension-eRS-ServiceSummaryView");
    private static final int YEAR = 12;
    /** A range must have two ends on the wire; nobody is older than this. */
    private static final int OLDEST_YEARS = 130;

    private final Extension summary = new Extension(SUMMARY);

    private ServiceSummaryStu3() {}

    static Extension write(Service service, String base) {
        var written = new ServiceSummaryStu3();
        written.add("serviceName", new StringType(service.name()));
        written.add("specialty", concept(base + Codes.SPECIALTY, service.specialty()));
        written.code("genderTreated", "GenderTreated", service.sexTreated().name());
        written.code("bookableType", "BookableType", service.bookable().name());
        service.appointmentType().ifPresent(type -> written.code("supportedAppointmentType", "AppointmentType", type));
        written.add("referralLetterRequired", new BooleanType(service.needsLetter()));
        written.add("location", location(service.site()));
        written.notes(service.notes());
        service.requestTypes().stream()
                .sorted()
                .forEach(type -> written.code("supportedRequestFlowType", "RequestFlowType", type.name()));
        written.treatmentWait(service);
        written.ages(service.ages());
        service.additionalRequirements().stream()
                .sorted()
                .forEach(type -> written.code("additionalRequirementSupported", "AdditionalRequirementType", type));
        return written.summary;
    }

    private void notes(Service.Notes notes) {
        text("linkToNHSWebsite", notes.website());
        text("referrerAlert", notes.referrerAlert());
        text("exclusions", notes.exclusions());
        text("suggestedInvestigations", notes.suggestedInvestigations());
        text("conditionsTreated", notes.conditionsTreated());
    }

    /** A service with limited capacity shows that in place of the days. */
    private void treatmentWait(Service service) {
        if (service.limitedCapacity()) {
            code("indicativeTreatmentWaitTime", "CapacityAlert", "LOW");
        } else {
            service.treatmentWaitDays()
                    .ifPresent(days -> add("indicativeTreatmentWaitTime", new UnsignedIntType(days)));
        }
    }

    /** Not told when all ages are treated. */
    private void ages(Service.Ages ages) {
        if (ages.fromMonths() == 0 && ages.toMonths().isEmpty()) {
            return;
        }
        int from = ages.fromMonths();
        SimpleQuantity low = from % YEAR == 0 ? quantity(from / YEAR, "YEARS") : quantity(from, "MONTHS");
        add(
                "ageTreated",
                new Range()
                        .setLow(low)
                        .setHigh(ages.toMonths()
                                .map(ServiceSummaryStu3::high)
                                .orElseGet(() -> quantity(OLDEST_YEARS, "YEARS"))));
    }

    /** To the end of the month, or of the year of life: up to 16 years means until the seventeenth birthday. */
    private static SimpleQuantity high(int months) {
        return (months + 1) % YEAR == 0 ? quantity(months / YEAR, "YEARS") : quantity(months, "MONTHS");
    }

    private static SimpleQuantity quantity(int value, String unit) {
        var quantity = new SimpleQuantity();
        quantity.setValue(value).setUnit(unit);
        return quantity;
    }

    private static Reference location(Service.Site site) {
        return new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(Codes.ORGANISATION)
                        .setValue(site.code().value()))
                .setDisplay(site.name());
    }

    private void text(String name, Optional<String> text) {
        text.ifPresent(value -> add(name, new StringType(value)));
    }

    private void code(String name, String system, String code) {
        add(name, concept(Codes.system(system), code));
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(Codes.coding(system, code));
    }

    private void add(String name, Type value) {
        summary.addExtension(new Extension(name, value));
    }
}
