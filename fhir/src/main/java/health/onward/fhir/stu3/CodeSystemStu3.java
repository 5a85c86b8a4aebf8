package health.onward.fhir.stu3;

import health.onward.directory.CodeList;
import health.onward.directory.Concept;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.dstu3.model.CodeSystem;
import org.hl7.fhir.dstu3.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.dstu3.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.DateType;
import org.hl7.fhir.dstu3.model.Enumerations.PublicationStatus;

/** A published code list as a CodeSystem (A004), with its properties and the days on which each code is in effect. */
final class CodeSystemStu3 {

    private static final String SHAREABLE = "http://hl7.org/fhir/StructureDefinition/shareablecodesystem";

    private CodeSystemStu3() {}

    static CodeSystem write(CodeList list, Collection<Concept> concepts, LocalDate today, String base) {
        var system = new CodeSystem();
        system.setId(list.published());
        system.getMeta()
                .addProfile(list == CodeList.SPECIALTY ? Codes.structure("eRS-Specialty-CodeSystem") : SHAREABLE);
        system.setUrl(base + "/STU3/CodeSystem/" + list.published())
                .setVersion("1")
                .setName(name(list))
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setPublisher("e-Referral Service")
                .setDescription(description(list))
                .setCopyright("Copyright (c) 2016 HL7 UK")
                .setCaseSensitive(true)
                .setContent(CodeSystemContentMode.COMPLETE);
        system.setDateElement(at(lastChange(concepts, today)));
        ConceptProperties.of(list).forEach(property -> property.declare(system));
        concepts.forEach(concept -> system.addConcept(write(concept, list, base)));
        return system;
    }

    private static ConceptDefinitionComponent write(Concept concept, CodeList list, String base) {
        var written = new ConceptDefinitionComponent();
        written.setCode(concept.code()).setDisplay(concept.display());
        if (list == CodeList.SPECIALTY) {
            concept.effectiveFrom().ifPresent(day -> effective(written, "EffectivefromDate", day));
            concept.effectiveTo().ifPresent(day -> effective(written, "EffectivetoDate", day));
        }
        ConceptProperties.of(list).forEach(property -> property.write(concept, base, written));
        return written;
    }

    private static void effective(ConceptDefinitionComponent concept, String which, LocalDate day) {
        concept.addExtension(Codes.structure("Extension-eRS-" + which), new DateType(day.toString()));
    }

    /** Midnight UTC, also in summer: that is how the published lists write their days. */
    static DateTimeType at(LocalDate day) {
        return Stu3Answers.dateTime(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** When the list last became what it is today: the latest day on which a code came into effect, or was out of it. */
    private static LocalDate lastChange(Collection<Concept> concepts, LocalDate today) {
        return concepts.stream()
                .flatMap(concept -> Stream.of(
                        concept.effectiveFrom().orElse(LocalDate.EPOCH),
                        concept.effectiveTo().map(to -> to.plusDays(1)).orElse(LocalDate.EPOCH)))
                .filter(day -> !day.isAfter(today))
                .reduce(LocalDate.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static String description(CodeList list) {
        return Objects.requireNonNullElse(WireQuirks.DESCRIPTIONS.get(list), name(list));
    }

    private static String name(CodeList list) {
        return switch (list) {
            case SPECIALTY -> "e-RS Specialty";
            case CLINIC_TYPE -> "e-RS Clinic Type";
            case APPOINTMENT_CANCELLATION_REASON -> "e-RS Appointment Cancellation Reason";
            case REFERRAL_CANCELLATION_REASON -> "e-RS ReferralRequest Cancellation Reason";
            case APPOINTMENT_NON_ATTENDANCE_REASON -> "e-RS Appointment Non-attendance Reason";
            case PRIORITY -> "e-RS Priority";
        };
    }
}
