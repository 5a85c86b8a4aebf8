package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.appointment.Appointment;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import java.util.List;

/** A038: the current appointment of a referral by the appointment's own id, its latest version. */
public final class RetrieveAppointment {

    private final ReferralRecords records;

    public RetrieveAppointment(ReferralRecords records) {
        this.records = records;
    }

    public List<Endpoint> endpoints() {
        return List.of(endpoint("/STU3/Appointment/{id}"), endpoint("/STU3/Appointment/{id}/_history/{version}"));
    }

    private Endpoint endpoint(String path) {
        return Endpoint.get("A038", path, ErrorStyle.STU3, this::answer)
                .by(
                        REFERRING_CLINICIAN,
                        REFERRING_CLINICIAN_ADMIN,
                        SERVICE_PROVIDER_CLINICIAN,
                        SERVICE_PROVIDER_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.appointment(call)
                .then(id -> Paths.version(call)
                        .then(version -> records.open(id, version, call.actor(), "A038"))
                        .map(record -> write(record, call.base())));
    }

    private static Answer write(ReferralRecord record, String base) {
        Appointment appointment = record.appointment().orElseThrow();
        return Stu3Answers.of(200, AppointmentStu3.write(appointment, record.referral(), base), appointment.version());
    }
}
