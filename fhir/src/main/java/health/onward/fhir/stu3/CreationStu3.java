package health.onward.fhir.stu3;

import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.CreationRequest;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.LetterIntention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.dstu3.model.ListResource;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads the bodies that choose services: A011 (create) and A031 (change shortlist). */
final class CreationStu3 {

    private CreationStu3() {}

    static Outcome<CreationRequest> readCreation(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-CreateReferral-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    Optional<NhsNumber> patient = patient(reader, problems);
                    Optional<UserId> clinician = user("referringClinician", reader, problems);
                    Optional<Choice> choice = choice(reader, problems);
                    var start = reader.instant("eReferralPathwayStart");
                    reader.nothingElse();
                    return problems.isEmpty()
                            ? Outcome.accepted(
                                    new CreationRequest(patient.orElseThrow(), clinician, choice.orElseThrow(), start))
                            : new Outcome.Refused<>(problems);
                });
    }

    static Outcome<Choice> readChange(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-ChangeShortlist-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    Optional<Choice> choice = choice(reader, problems);
                    reader.nothingElse();
                    return problems.isEmpty()
                            ? Outcome.accepted(choice.orElseThrow())
                            : new Outcome.Refused<>(problems);
                });
    }

    static Optional<NhsNumber> patient(ParameterReader reader, List<Refusal> problems) {
        return reader.required("patient", reader.identifier("patient", Codes.NHS_NUMBER))
                .flatMap(text -> parsed(NhsNumber::parse, text, reader.place("patient"), problems));
    }

    static Optional<UserId> user(String name, ParameterReader reader, List<Refusal> problems) {
        return reader.identifier(name, Codes.SDS_USER)
                .flatMap(text -> parsed(UserId::parse, text, reader.place(name), problems));
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

    private static <T> Optional<T> parsed(
            Function<String, Optional<T>> parse, String text, String at, List<Refusal> problems) {
        Optional<T> parsed = parse.apply(text);
        if (parsed.isEmpty()) {
            problems.add(new Refusal(
                    RefusalCode.INVALID_VALUE, "(" + text + ") is invalid.", at + "/valueIdentifier/value"));
        }
        return parsed;
    }
}
