package health.onward.fhir.stu3;

import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.CreationRequest;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.LetterIntention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.ListResource;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads the bodies that choose services: A011 and A021 (create), A031 and A032 (change shortlist). */
final class CreationStu3 {

    private CreationStu3() {}

    static Outcome<CreationRequest> readCreation(byte[] body) {
        return readCreation(body, "eRS-CreateReferral-Parameters-1", true);
    }

    static Outcome<CreationRequest> readTriageCreation(byte[] body) {
        return readCreation(body, "eRS-CreateReferralAndSendForTriage-Parameters-1", false);
    }

    private static Outcome<CreationRequest> readCreation(byte[] body, String profile, boolean pathwayStart) {
        return BodyReader.read(body, Parameters.class, profile).then(parameters -> {
            List<Refusal> problems = new ArrayList<>();
            var reader = new ParameterReader(parameters, "", problems);
            Optional<NhsNumber> patient =
                    reader.required("patient", reader.identifier("patient", Codes.NHS_NUMBER, NhsNumber::parse));
            Optional<UserId> clinician = reader.identifier("referringClinician", Codes.SDS_USER, UserId::parse);
            Optional<Choice> choice = choice(reader, problems);
            Optional<Instant> start = pathwayStart ? reader.instant("eReferralPathwayStart") : Optional.empty();
            reader.nothingElse();
            return problems.isEmpty()
                    ? Outcome.accepted(
                            new CreationRequest(patient.orElseThrow(), clinician, choice.orElseThrow(), start))
                    : new Outcome.Refused<>(problems);
        });
    }

    static Outcome<Choice> readChange(byte[] body) {
        return readChange(body, "eRS-ChangeShortlist-Parameters-1");
    }

    static Outcome<Choice> readTriageChange(byte[] body) {
        return readChange(body, "eRS-ChangeShortlistAndSendForTriage-Request-Parameters-1");
    }

    private static Outcome<Choice> readChange(byte[] body, String profile) {
        return BodyReader.read(body, Parameters.class, profile).then(parameters -> {
            List<Refusal> problems = new ArrayList<>();
            var reader = new ParameterReader(parameters, "", problems);
            Optional<Choice> choice = choice(reader, problems);
            reader.nothingElse();
            return problems.isEmpty() ? Outcome.accepted(choice.orElseThrow()) : new Outcome.Refused<>(problems);
        });
    }

    private static Optional<Choice> choice(ParameterReader reader, List<Refusal> problems) {
        String name = "intentionToAddReferralLetter";
        Optional<LetterIntention> intention = Codes.constant(
                LetterIntention.class,
                reader.required(name, reader.coding(name, Codes.system("ReferralLetterIntention"))),
                reader.place(name) + "/valueCoding/code",
                problems);
        String days = "firstReminderLetterFollowUpDays";
        Optional<Integer> reminderDays = reader.required(days, reader.unsignedInt(days));
        Optional<ShortlistStu3.Read> shortlist = reader.required(
                        "shortlist", reader.resource("shortlist", ListResource.class))
                .flatMap(list -> ShortlistStu3.read(list, reader.place("shortlist") + "/resource", problems));
        return intention.isPresent() && reminderDays.isPresent() && shortlist.isPresent()
                ? Optional.of(new Choice(
                        shortlist.get().services(), shortlist.get().criteria(), intention.get(), reminderDays.get()))
                : Optional.empty();
    }
}
