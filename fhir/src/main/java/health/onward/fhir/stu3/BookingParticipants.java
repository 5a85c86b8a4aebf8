package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INVALID_FHIR_STRUCTURE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Appointment.ParticipationStatus;
import org.hl7.fhir.dstu3.model.CodeableConcept;

/** The participants of a requested appointment, told apart by the systems of their identifiers, in any order. */
record BookingParticipants(Optional<ServiceId> service, Optional<NhsNumber> patient, Optional<UserId> clinician) {

    private static final List<String> SYSTEMS = List.of(Codes.SERVICE, Codes.NHS_NUMBER, Codes.SDS_USER);

    static BookingParticipants read(Appointment body, List<Refusal> problems) {
        return new Reader(body.getParticipant(), problems).read();
    }

    private record Reader(List<AppointmentParticipantComponent> all, List<Refusal> problems) {

        BookingParticipants read() {
            for (int n = 0; n < all.size(); n++) {
                check(all.get(n), place(n));
            }
            return new BookingParticipants(
                    one(Codes.SERVICE, "a service", true, ServiceId::parse),
                    one(Codes.NHS_NUMBER, "a patient", true, NhsNumber::parse),
                    one(Codes.SDS_USER, "a clinician", false, UserId::parse));
        }

        private void check(AppointmentParticipantComponent participant, String at) {
            if (!SYSTEMS.contains(system(participant))) {
                add(INVALID_VALUE, "must be one of " + SYSTEMS, at + "/actor/identifier/system");
            }
            if (participant.getStatus() != ParticipationStatus.ACCEPTED) {
                add(participant.hasStatus() ? INVALID_VALUE : MISSING_VALUE, "must be accepted", at + "/status");
            }
            if (system(participant).equals(Codes.SDS_USER) && !consultant(participant)) {
                add(
                        participant.hasType() ? INVALID_VALUE : MISSING_VALUE,
                        "must be CON of " + WireQuirks.PARTICIPANT_TYPE_SYSTEM,
                        at + "/type");
            }
        }

        private <T> Optional<T> one(String system, String what, boolean needed, Function<String, Optional<T>> parse) {
            List<Integer> found = java.util.stream.IntStream.range(0, all.size())
                    .filter(n -> system(all.get(n)).equals(system))
                    .boxed()
                    .toList();
            if (found.size() > 1) {
                add(INVALID_FHIR_STRUCTURE, "must name " + what + " once only", "participant");
            }
            if (found.size() != 1) {
                if (found.isEmpty() && needed) {
                    add(MISSING_VALUE, "must name " + what, "participant");
                }
                return Optional.empty();
            }
            String text = String.valueOf(
                    all.get(found.getFirst()).getActor().getIdentifier().getValue());
            Optional<T> parsed = parse.apply(text);
            if (parsed.isEmpty()) {
                add(INVALID_VALUE, "does not identify " + what, place(found.getFirst()) + "/actor/identifier/value");
            }
            return parsed;
        }

        private static String system(AppointmentParticipantComponent participant) {
            return String.valueOf(participant.getActor().getIdentifier().getSystem());
        }

        private static boolean consultant(AppointmentParticipantComponent participant) {
            return participant.getType().size() == 1
                    && participant.getType().stream()
                            .map(CodeableConcept::getCodingFirstRep)
                            .allMatch(coding -> WireQuirks.PARTICIPANT_TYPE_SYSTEM.equals(coding.getSystem())
                                    && "CON".equals(coding.getCode()));
        }

        private static String place(int n) {
            return "participant[" + n + "]";
        }

        private void add(RefusalCode code, String sentence, String where) {
            problems.add(new Refusal(code, sentence, where));
        }
    }
}
