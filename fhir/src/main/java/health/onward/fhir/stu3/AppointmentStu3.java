package health.onward.fhir.stu3;

import health.onward.appointment.Appointment;
import health.onward.referral.Referral;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Appointment.ParticipationStatus;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Reference;

/** Writes an appointment as eRS-Appointment-1 (api section b.0, table of kinds). */
final class AppointmentStu3 {

    static final String PROFILE = "eRS-Appointment";
    static final String CARE_CONNECT = "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1";
    static final String DESCRIPTION = "e-Referral Appointment";
    /** The id while an appointment has none of its own: in a request, and contained in a referral. */
    static final String LOCAL_ID = "appointment";

    private AppointmentStu3() {}

    /** As a resource of its own, under its real id. */
    static org.hl7.fhir.dstu3.model.Appointment write(Appointment appointment, Referral referral, String base) {
        var written = embedded(appointment, referral, base);
        written.setId(appointment.id().toString());
        return written;
    }

    /** As contained in its referral, where the real id stands in an extension of the referral. */
    static org.hl7.fhir.dstu3.model.Appointment embedded(Appointment appointment, Referral referral, String base) {
        var written = new org.hl7.fhir.dstu3.model.Appointment();
        written.setId(LOCAL_ID);
        written.getMeta()
                .setVersionId(Long.toString(appointment.version()))
                .addProfile(Codes.structure(PROFILE))
                .addProfile(CARE_CONNECT);
        written.setLanguage("en");
        written.setStatus(status(appointment));
        reason(appointment, base).ifPresent(coding -> written.addReason(new CodeableConcept(coding)));
        written.setDescription(DESCRIPTION);
        appointment.time().ifPresent(time -> {
            written.setStartElement(Stu3Answers.instant(time.start()));
            written.setEndElement(Stu3Answers.instant(time.end()));
        });
        appointment.slot().ifPresent(slot -> written.addSlot(new Reference("Slot/" + slot)));
        written.setCreatedElement(Stu3Answers.dateTime(appointment.created()));
        appointment.comment().ifPresent(written::setComment);
        written.addIncomingReferral(
                new Reference("ReferralRequest/" + referral.ubrn() + "/_history/" + referral.version()));
        participants(appointment, referral, written);
        return written;
    }

    private static AppointmentStatus status(Appointment appointment) {
        return switch (appointment.kind()) {
            case BOOKED -> AppointmentStatus.BOOKED;
            case DEFERRED, OUTCOME -> AppointmentStatus.PROPOSED;
            case CANCELLED -> AppointmentStatus.CANCELLED;
            case DID_NOT_ATTEND -> AppointmentStatus.NOSHOW;
            case ASSESSED -> AppointmentStatus.FULFILLED;
        };
    }

    private static Optional<Coding> reason(Appointment appointment, String base) {
        return appointment.reason().flatMap(code -> switch (appointment.kind()) {
            case DEFERRED -> Optional.of(Codes.coding(Codes.system("ReviewReason"), code));
            case OUTCOME ->
                Optional.of(Codes.coding(Codes.system("ReviewOutcome"), code, ReferralStateStu3.outcome(code)));
            case CANCELLED -> Optional.of(Codes.coding(base + Codes.APPOINTMENT_CANCELLATION_REASON, code));
            // The profile has no list for the others' reasons.
            case BOOKED, DID_NOT_ATTEND, ASSESSED -> Optional.empty();
        });
    }

    /** In the published order: service, patient, then the allocated clinician, if there is one. */
    private static void participants(
            Appointment appointment, Referral referral, org.hl7.fhir.dstu3.model.Appointment written) {
        participant(written, Codes.SERVICE, appointment.service().toString())
                .getActor()
                .setDisplay(appointment.serviceName());
        participant(written, Codes.NHS_NUMBER, referral.patient().value());
        appointment
                .clinician()
                .ifPresent(clinician -> participant(written, Codes.SDS_USER, clinician.value())
                        .addType(new CodeableConcept(Codes.coding(WireQuirks.PARTICIPANT_TYPE_SYSTEM, "CON"))));
    }

    private static AppointmentParticipantComponent participant(
            org.hl7.fhir.dstu3.model.Appointment written, String system, String value) {
        return written.addParticipant()
                .setStatus(ParticipationStatus.ACCEPTED)
                .setActor(new Reference()
                        .setIdentifier(new Identifier().setSystem(system).setValue(value)));
    }
}
