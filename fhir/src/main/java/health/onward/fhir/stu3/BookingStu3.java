package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_FHIR_STRUCTURE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.UNEXPECTED_FIELD;

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
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.Reference;

/** Reads the body of A016: which of the three requests it is, and everything that is wrong with its structure. */
final class BookingStu3 {

    private static final Pattern SLOT = Pattern.compile("Slot/(\\S{1,40})");
    private static final Pattern REFERRAL = Pattern.compile("ReferralRequest/([0-9]{12})/_history/([0-9]{1,18})");
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

    private record Version(Ubrn ubrn, long version) {}

    private final Appointment body;
    private final List<Refusal> problems = new ArrayList<>();

    private BookingStu3(Appointment body) {
        this.body = body;
    }

    static Outcome<BookingRequest> read(byte[] body) {
        return BodyReader.readAppointment(body).then(appointment -> new BookingStu3(appointment).read());
    }

    private Outcome<BookingRequest> read() {
        fixed();
        comment();
        Optional<Version> referral = referral();
        var participants = BookingParticipants.read(body, problems);
        boolean booked = body.getStatus() == AppointmentStatus.BOOKED;
        Optional<String> reason = booked ? noReason() : reason();
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

    /** What is the same in every request. */
    private void fixed() {
        String id = body.getIdElement().getIdPart();
        same("id", id, AppointmentStu3.LOCAL_ID, true);
        same("language", body.getLanguage(), "en", false);
        same("description", body.getDescription(), AppointmentStu3.DESCRIPTION, true);
        if (!body.hasStatus()) {
            add(MISSING_VALUE, "is missing.", "status");
        } else if (body.getStatus() != AppointmentStatus.BOOKED && body.getStatus() != AppointmentStatus.PROPOSED) {
            add(INVALID_VALUE, "must be booked or proposed", "status");
        }
        body.children().stream()
                .filter(child -> child.hasValues() && !FIELDS.contains(child.getName()))
                .forEach(child -> add(UNEXPECTED_FIELD, "is not a field of this request", child.getName()));
    }

    private void same(String name, @org.jspecify.annotations.Nullable String said, String must, boolean required) {
        if (said == null) {
            if (required) {
                add(MISSING_VALUE, "is missing.", name);
            }
        } else if (!said.equals(must)) {
            add(INVALID_VALUE, "must be " + must, name);
        }
    }

    private void comment() {
        if (body.hasComment() && body.getStatus() == AppointmentStatus.BOOKED) {
            add(INAPPROPRIATE_VALUE, "cannot be sent with a booking", "comment");
        } else if (body.hasComment() && body.getComment().length() > LONGEST_COMMENT) {
            add(INVALID_VALUE, "has more than 1,000 characters", "comment");
        }
    }

    private Optional<Version> referral() {
        return reference("incomingReferral", body.getIncomingReferral()).flatMap(text -> {
            Matcher matcher = REFERRAL.matcher(text);
            Optional<Ubrn> ubrn = matcher.matches() ? Ubrn.parse(matcher.group(1)) : Optional.empty();
            if (ubrn.isEmpty()) {
                add(
                        INVALID_VALUE,
                        "must look like ReferralRequest/000000070000/_history/6",
                        "incomingReferral[0]/reference");
            }
            return ubrn.map(number -> new Version(number, Long.parseLong(matcher.group(2))));
        });
    }

    private Optional<SlotId> slot(boolean needed) {
        if (!needed) {
            if (body.hasSlot()) {
                add(INAPPROPRIATE_VALUE, "is only sent with a booking, or with the reason SLOT_NOT_AVAILABLE", "slot");
            }
            return Optional.empty();
        }
        return reference("slot", body.getSlot()).flatMap(text -> {
            Matcher matcher = SLOT.matcher(text);
            Optional<SlotId> slot = matcher.matches() ? SlotId.parse(matcher.group(1)) : Optional.empty();
            if (slot.isEmpty()) {
                add(INVALID_VALUE, "must look like Slot/11000021", "slot[0]/reference");
            }
            return slot;
        });
    }

    private Optional<String> reference(String name, List<Reference> references) {
        if (references.isEmpty()) {
            add(MISSING_VALUE, "is missing.", name);
        } else if (references.size() > 1) {
            add(INVALID_FHIR_STRUCTURE, "must have one entry", name);
        } else if (!references.getFirst().hasReference()) {
            add(MISSING_VALUE, "is missing.", name + "[0]/reference");
        } else {
            return Optional.of(references.getFirst().getReference());
        }
        return Optional.empty();
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

    private Optional<String> reason() {
        if (body.getReason().isEmpty()) {
            add(MISSING_VALUE, "is missing.", "reason");
            return Optional.empty();
        }
        CodeableConcept concept = body.getReasonFirstRep();
        if (body.getReason().size() > 1 || concept.getCoding().size() != 1) {
            add(INVALID_FHIR_STRUCTURE, "must have one entry with one coding", "reason");
            return Optional.empty();
        }
        return reason(concept.getCodingFirstRep());
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
