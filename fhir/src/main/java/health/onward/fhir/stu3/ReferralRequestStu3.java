package health.onward.fhir.stu3;

import health.onward.appointment.Appointment;
import health.onward.appointment.ReferralRecord;
import health.onward.referral.Attachment;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.ReferralRequest;
import org.hl7.fhir.dstu3.model.ReferralRequest.ReferralCategory;
import org.hl7.fhir.dstu3.model.ReferralRequest.ReferralRequestStatus;

/** Writes a referral as eRS-ReferralRequest-1 (api section b.0), its search, shortlist and current appointment contained. */
final class ReferralRequestStu3 {

    private final CodeDisplays displays;

    ReferralRequestStu3(CodeDisplays displays) {
        this.displays = displays;
    }

    ReferralRequest write(ReferralRecord written, String base) {
        Referral referral = written.referral();
        var request = new ReferralRequest();
        request.setId(referral.ubrn().text());
        request.getMeta()
                .setVersionId(Long.toString(referral.version()))
                .addProfile(Codes.structure("eRS-ReferralRequest"));
        extensions(referral, request, base);
        contained(written, request, base);
        request.setStatus(
                referral.facets().request() instanceof Facets.Request.Active
                        ? ReferralRequestStatus.ACTIVE
                        : ReferralRequestStatus.CANCELLED);
        request.setIntent(ReferralCategory.PLAN);
        referral.facets().appointment().ifPresent(a -> request.setSpecialty(specialty(a.specialty(), base)));
        supporting(written, request);
        request.setSubject(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(Codes.NHS_NUMBER)
                        .setValue(referral.patient().value())));
        request.addIdentifier()
                .setSystem("https://fhir.nhs.uk/Id/ers-request-id")
                .setValue(referral.requestId());
        return request;
    }

    private void extensions(Referral referral, ReferralRequest request, String base) {
        extension(request, "ReferralShortlist").setValue(new Reference("#shortlist"));
        extension(request, "Commissioning-Rule-Org")
                .setValue(new Identifier()
                        .setSystem(Codes.ODS)
                        .setValue(referral.ruleOrganisation().value()));
        extension(request, "ReferralPriority")
                .setValue(new CodeableConcept(Codes.coding(
                        Codes.system("Priority"),
                        referral.priority().name(),
                        referral.priority().display())));
        request.addExtension(ReferralStateStu3.write(referral.standing(), base, displays));
        referral.facets()
                .information()
                .firstSubmitted()
                .ifPresent(
                        at -> extension(request, "ClinicalInfoFirstSubmitted").setValue(Stu3Answers.dateTime(at)));
        referral.facets()
                .information()
                .lastUpdated()
                .ifPresent(at -> extension(request, "ClinicalInfoLastUpdated").setValue(Stu3Answers.dateTime(at)));
        referral.pathwayStart()
                .ifPresent(at -> extension(request, "eReferralPathwayStart").setValue(Stu3Answers.instant(at)));
    }

    private void contained(ReferralRecord written, ReferralRequest request, String base) {
        Referral referral = written.referral();
        Parameters criteria = SearchCriteriaStu3.write(referral.criteria(), base);
        request.addContained(criteria);
        request.addContained(ShortlistStu3.write(referral.shortlist(), criteria));
        Optional<Appointment> appointment = written.appointment();
        if (appointment.isPresent()) {
            request.addContained(appointment(appointment.get(), referral, base));
            extension(request, "Appointment").setValue(new Reference("#appointment"));
            extension(request, "Appointment-Reference")
                    .setValue(new Reference(
                            "Appointment/" + appointment.get().id().number()));
        }
    }

    /** A rejection's reason has a display here too, a cancelled booking's has none (A014, example). */
    private org.hl7.fhir.dstu3.model.Appointment appointment(Appointment held, Referral referral, String base) {
        var written = AppointmentStu3.embedded(held, referral, base);
        if (referral.standing().state() == ReferralState.REJECTED) {
            Coding reason = written.getReasonFirstRep().getCodingFirstRep();
            displays.of("APPOINTMENT-CANCELLATION-REASON", reason.getCode()).ifPresent(reason::setDisplay);
        }
        return written;
    }

    private static void supporting(ReferralRecord written, ReferralRequest request) {
        for (Attachment file : written.files()) {
            request.addContained(DocumentReferenceStu3.write(file));
            request.addSupportingInfo(new Reference("#" + DocumentReferenceStu3.id(file)));
        }
        written.referral()
                .onwardOf()
                .ifPresent(first -> request.addSupportingInfo(new Reference("ReferralRequest/" + first)));
        written.referral()
                .advice()
                .ifPresent(advice -> request.addSupportingInfo(new Reference("CommunicationRequest/" + advice)));
    }

    private CodeableConcept specialty(String code, String base) {
        var coding = Codes.coding(base + Codes.SPECIALTY, code);
        displays.of("SPECIALTY", code).ifPresent(coding::setDisplay);
        return new CodeableConcept(coding);
    }

    private static Extension extension(ReferralRequest request, String name) {
        return request.addExtension().setUrl(Codes.structure("Extension-eRS-" + name));
    }
}
