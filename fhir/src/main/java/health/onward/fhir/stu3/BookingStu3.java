package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;

import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Target;
import health.onward.appointment.DeferralReason;
import health.onward.appointment.SlotId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.InstantType;

/** Reads the body of A016: which of the three requests it is, and everything that is wrong with its structure. */
final class BookingStu3 {

    private static final Pattern SLOT = Pattern.compile("Slot/(\\S{1,40})");
    private static final int LONGEST_COMMENT = 1000;
    private static final String REVIEW_REASON = Codes.system("ReviewReason");
    private static final Set<String> DEFERRALS =
            Set.of("NO_SLOTS_AT_SERVICE", "SLOT_NOT_AVAILABLE", "BOOKING_ATTEMPT_PROBLEM");

    /** The creation time is the server's: one that a caller sends is ignored, like every such time (api section a.9). */
    private static final Set<String> FIELDS = Set.of(
            "id",
            "meta",
            "language",
            "status",
            "reason",
            "description",
            "start",
            "end",
            "slot",
            "created",
            "comment",
            "incomingReferral",
            "participant");

    private final Appointment body;
    private final List<Refusal> problems = new ArrayList<>();
    private final AppointmentReader reader;

    private BookingStu3(Appointment body) {
        this.body = body;
        this.reader = new AppointmentReader(body, problems);
    }

    static Outcome<BookingRequest> read(byte[] body) {
        return BodyReader.readAppointment(body).then(appointment -> new BookingStu3(appointment).read());
    }

    private Outcome<BookingRequest> read() {
        fixed();
        comment();
        Optional<AppointmentReader.Version> referral = reader.referral();
        var participants = BookingParticipants.read(body, problems);
        boolean booked = body.getStatus() == AppointmentStatus.BOOKED;
        Optional<String> reason = booked ? noReason() : reader.reason().flatMap(this::reason);
        Optional<SlotId> slot =
                slot(booked || reason.filter("SLOT_NOT_AVAILABLE"::equals).isPresent());
        Optional<Instant> start = time("start", body.getStartElement(), booked);
        Optional<Instant> end = time("end", body.getEndElement(), booked);
        if (!booked && participants.clinician().isPresent()) {
            add(INAPPROPRIATE_VALUE, "must not name a clinician, because no slot is booked", "participant");
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(problems);
        }
        var target = new Target(
                referral.orElseThrow().ubrn(),
                referral.orElseThrow().version(),
                participants.patient().orElseThrow(),
                participants.service().orElseThrow());
        return Outcome.accepted(
                booked
                        ? new Book(
                                target,
                                slot.orElseThrow(),
                                start.orElseThrow(),
                                end.orElseThrow(),
                                participants.clinician())
                        : proposed(target, reason.orElseThrow(), slot));
    }

    private BookingRequest proposed(Target target, String reason, Optional<SlotId> slot) {
        Optional<String> comment = Optional.ofNullable(body.getComment());
        return switch (reason) {
            case Progress.TRIAGE -> new SendForTriage(target, comment);
            case "NO_SLOTS_AT_SERVICE" -> new Defer(target, new DeferralReason.NoSlots(), comment);
            case "SLOT_NOT_AVAILABLE" -> new Defer(target, new DeferralReason.SlotGone(slot.orElseThrow()), comment);
            default -> new Defer(target, new DeferralReason.BookingFailed(), comment);
        };
    }

    private void fixed() {
        reader.fixed(AppointmentStu3.LOCAL_ID);
        if (body.hasStatus()
                && body.getStatus() != AppointmentStatus.BOOKED
                && body.getStatus() != AppointmentStatus.PROPOSED) {
            add(INVALID_VALUE, "must be booked or proposed", "status");
        }
        reader.nothingBut(FIELDS);
    }

    private void comment() {
        if (body.hasComment() && body.getStatus() == AppointmentStatus.BOOKED) {
            add(INAPPROPRIATE_VALUE, "cannot be sent with a booking", "comment");
        } else if (body.hasComment() && body.getComment().length() > LONGEST_COMMENT) {
            add(INVALID_VALUE, "has more than 1,000 characters", "comment");
        }
    }

    private Optional<SlotId> slot(boolean needed) {
        if (!needed) {
            if (body.hasSlot()) {
                add(INAPPROPRIATE_VALUE, "is only sent with a booking, or with the reason SLOT_NOT_AVAILABLE", "slot");
            }
            return Optional.empty();
        }
        return reader.reference("slot", body.getSlot()).flatMap(text -> {
            Matcher matcher = SLOT.matcher(text);
            Optional<SlotId> slot = matcher.matches() ? SlotId.parse(matcher.group(1)) : Optional.empty();
            if (slot.isEmpty()) {
                add(INVALID_VALUE, "must look like Slot/11000021", "slot[0]/reference");
            }
            return slot;
        });
    }

    private Optional<Instant> time(String name, InstantType said, boolean needed) {
        Optional<Instant> time = Optional.ofNullable(said.getValue()).map(java.util.Date::toInstant);
        if (needed && time.isEmpty()) {
            add(MISSING_VALUE, "is missing.", name);
        } else if (!needed && time.isPresent()) {
            add(INAPPROPRIATE_VALUE, "cannot be sent, because no slot is booked", name);
        }
        return time;
    }

    private Optional<String> noReason() {
        if (body.hasReason()) {
            add(INAPPROPRIATE_VALUE, "cannot be sent with a booking", "reason");
        }
        return Optional.empty();
    }

    private Optional<String> reason(Coding coding) {
        String at = "reason[0]/coding[0]";
        if (!REVIEW_REASON.equals(coding.getSystem())) {
            add(INVALID_VALUE, "must be " + REVIEW_REASON, at + "/system");
            return Optional.empty();
        }
        String code = String.valueOf(coding.getCode());
        if (code.equals(Progress.TRIAGE) || DEFERRALS.contains(code)) {
            return Optional.of(code);
        }
        add(RefusalCode.INVALID_CODE, "is not a code of this list", at + "/code");
        return Optional.empty();
    }

    private void add(RefusalCode code, String sentence, String where) {
        problems.add(new Refusal(code, sentence, where));
    }
}
