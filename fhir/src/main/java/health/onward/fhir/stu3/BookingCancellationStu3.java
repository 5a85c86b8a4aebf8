package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;

import health.onward.appointment.AppointmentId;
import health.onward.appointment.BookingCancellationRules.Repeated;
import health.onward.appointment.BookingCancellationRules.Request;
import health.onward.appointment.BookingRequest.Why;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Coding;

/** Reads the body of A034: the appointment as its reader knows it, but cancelled, with a reason and without its time. */
final class BookingCancellationStu3 {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "meta",
            "language",
            "status",
            "reason",
            "description",
            "created",
            "comment",
            "incomingReferral",
            "participant");

    private final AppointmentId id;
    private final long version;
    private final Appointment body;
    private final List<Refusal> problems = new ArrayList<>();
    private final AppointmentReader reader;

    private BookingCancellationStu3(AppointmentId id, long version, Appointment body) {
        this.id = id;
        this.version = version;
        this.body = body;
        this.reader = new AppointmentReader(body, problems);
    }

    /** @param id and {@code version} as path and If-Match name them */
    static Outcome<Request> read(byte[] body, AppointmentId id, long version) {
        return BodyReader.readAppointment(body)
                .then(appointment -> new BookingCancellationStu3(id, version, appointment).read());
    }

    private Outcome<Request> read() {
        reader.fixed(id.toString());
        if (body.hasStatus() && body.getStatus() != AppointmentStatus.CANCELLED) {
            reader.add(INVALID_VALUE, "must be cancelled: nothing else can be changed", "status");
        }
        reader.nothingBut(FIELDS);
        Optional<AppointmentReader.Version> referral = reader.referral();
        var participants = BookingParticipants.read(body, problems);
        Optional<String> reason = reader.reason().flatMap(this::reason);
        return problems.isEmpty()
                ? Outcome.accepted(new Request(
                        id,
                        version,
                        new Why(reason.orElseThrow(), Optional.ofNullable(body.getComment())),
                        Optional.of(new Repeated(
                                referral.orElseThrow().ubrn(),
                                participants.service().orElseThrow(),
                                participants.patient().orElseThrow(),
                                participants.clinician(),
                                Optional.ofNullable(body.getMeta().getVersionId())))))
                : new Outcome.Refused<>(problems);
    }

    private Optional<String> reason(Coding coding) {
        String at = "reason[0]/coding[0]";
        if (!String.valueOf(coding.getSystem()).endsWith(Codes.APPOINTMENT_CANCELLATION_REASON)) {
            reader.add(INVALID_VALUE, "must be <base>" + Codes.APPOINTMENT_CANCELLATION_REASON, at + "/system");
        }
        if (!coding.hasCode()) {
            reader.add(MISSING_VALUE, "is missing.", at + "/code");
        }
        return Optional.ofNullable(coding.getCode());
    }
}
