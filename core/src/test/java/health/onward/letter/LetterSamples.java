package health.onward.letter;

import health.onward.advice.AdviceLetters;
import health.onward.advice.AdviceRecord;
import health.onward.audit.LedgerAction;
import health.onward.audit.LedgerPages.Happened;
import health.onward.directory.CodeList;
import health.onward.directory.Service;
import health.onward.directory.ServiceSample;
import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.identity.BusinessFunction;
import health.onward.identity.Nameplate;
import health.onward.identity.Nameplates;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.patient.AccessCode;
import health.onward.patient.NhsNumber;
import health.onward.patient.Patient;
import health.onward.referral.Attachment;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A letter for each standing, and the clinical summary of a referral with a long story. */
public final class LetterSamples {

    public static final String CODE = "apple river stone cloud";
    public static final String COMMENT = "Not for the patient: please bring the old echo, and see us sooner.";

    private static final UserId GP = new UserId("021600556514");
    private static final UserId CONSULTANT = new UserId("555032006106");
    private static final UserId SECRETARY = new UserId("555031998104");

    private LetterSamples() {}

    /** Of every standing but those in which there is nothing to tell. */
    public static Map<String, Letter> toPatients() {
        Map<String, Letter> letters = new LinkedHashMap<>();
        Standings.all().forEach((name, referral) -> letters.put(name, toPatient(referral)));
        return letters;
    }

    static Letter toPatient(Referral referral) {
        return PatientLetters.of(StoryRules.story(referral), material(referral), new AccessCode(CODE));
    }

    public static Letter clinicalSummary() {
        Referral referral = Standings.named("booked, to be reviewed");
        return new ClinicalSummary(material(referral), Optional.of("Heart failure"), files(), ledger(25)).letter();
    }

    public static Letter advice() {
        return advice(AdviceLetters.converted());
    }

    static Letter advice(AdviceRecord conversation) {
        var names = new Nameplates.Found(
                Map.of(
                        AdviceLetters.GP, "Dr Ada Heron",
                        AdviceLetters.CONSULTANT, "Mr Tom Wren",
                        AdviceLetters.SECRETARY, "Ms Jo Finch"),
                Map.of(
                        AdviceLetters.PRACTICE,
                        plate(AdviceLetters.PRACTICE, "Ashwick Surgery", "1 High Street", "Ashwick", "01632 960 200"),
                        AdviceLetters.HOSPITAL,
                        plate(AdviceLetters.HOSPITAL, "Wharf Hospital", "Wharf Road", "Leeds", "01632 960 300")));
        return new ConversationOverview(conversation, patient(), names, LetterSamples::words, Standings.NOW).letter();
    }

    private static String words(CodeList list, String code) {
        return code.charAt(0) + code.substring(1).toLowerCase(Locale.UK).replace('_', ' ');
    }

    static Letter clinicalSummaryOfNothing(Referral referral) {
        return new ClinicalSummary(material(referral), Optional.empty(), List.of(), List.of()).letter();
    }

    static Material material(Referral referral) {
        Service service = ServiceSample.service(Standings.SERVICE.value())
                .named("2WW Heart Failure Clinic")
                .notes(notes())
                .build();
        var names = new Nameplates.Found(
                Map.of(GP, "Dr Ada Heron", CONSULTANT, "Mr Tom Wren", SECRETARY, "Ms Jo Finch"),
                Map.of(
                        Standings.REFERRER,
                        plate(Standings.REFERRER, "Ashwick Surgery", "1 High Street", "Ashwick", "01632 960 200"),
                        service.site().code(),
                        plate(service.site().code(), "Wharf Hospital", "Wharf Road", "Leeds", "01632 960 300")));
        return new Material(
                referral,
                patient(),
                Map.of(service.id(), service),
                names,
                LetterSamples::words,
                new Signposts(
                        "https://my.example",
                        Optional.of("01632 960 100, Monday to Friday, 8am to 6pm"),
                        Optional.of("01632 960 150")),
                Standings.NOW);
    }

    private static Patient patient() {
        return new Patient(
                new NhsNumber("9990000018"),
                "Calderbrook",
                "Martin",
                LocalDate.of(1961, 7, 14),
                Patient.Sex.MALE,
                List.of("12 Wharf Street", "Leeds"),
                Optional.of("LS1 2TW"),
                Optional.of(Standings.REFERRER),
                false,
                Optional.empty());
    }

    private static Nameplate plate(OdsCode code, String name, String street, String town, String phone) {
        return new Nameplate(code, name, List.of(street, town), Optional.of("LS1 2TW"), Optional.of(phone));
    }

    private static Service.Notes notes() {
        return new Service.Notes(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        "Please bring a list of your medicines.\nThe clinic is on the first floor; there is a lift."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Service.Contact("PATIENT", "phone", "01632 960 301")));
    }

    private static List<Attachment> files() {
        return List.of(
                file(1, "letter.pdf", Attachment.Kind.REFERRER, Availability.AVAILABLE, Optional.empty()),
                file(
                        2,
                        "echo-" + "very-long-name-".repeat(8) + ".png",
                        Attachment.Kind.REFERRER,
                        Availability.PENDING,
                        Optional.of("Echo of last year")),
                file(3, "answer.docx", Attachment.Kind.PROVIDER, Availability.THREATS_FOUND, Optional.empty()));
    }

    private static Attachment file(
            long number, String name, Attachment.Kind kind, Availability availability, Optional<String> description) {
        Instant at = Standings.NOW.minusSeconds(3600 * (10 - number));
        return new Attachment(
                number,
                new FileId(new UUID(7, number)),
                kind,
                name,
                "application/pdf",
                1000,
                description,
                GP,
                Standings.REFERRER,
                Optional.empty(),
                at,
                at,
                availability);
    }

    private static List<Happened> ledger(int more) {
        List<Happened> ledger = new ArrayList<>();
        ledger.add(happened(0, LedgerAction.REFERRAL_CREATED, GP, Optional.empty(), Optional.empty()));
        ledger.add(happened(1, LedgerAction.APPOINTMENT_BOOKED, GP, Optional.empty(), Optional.empty()));
        ledger.add(new Happened(
                Standings.NOW.minusSeconds(7 * 3600),
                LedgerAction.REFERRAL_REJECTED,
                Optional.of(SECRETARY),
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN,
                Standings.PROVIDER,
                Optional.of(CONSULTANT),
                Optional.of(Standings.SERVICE),
                Optional.of("OTHER"),
                Optional.of(COMMENT)));
        for (int n = 0; n < more; n++) {
            ledger.add(happened(
                    3 + n,
                    LedgerAction.APPOINTMENT_CANCELLED_BY_PATIENT,
                    GP,
                    Optional.of("PATIENT_ILL"),
                    Optional.empty()));
        }
        ledger.add(new Happened(
                Standings.NOW,
                LedgerAction.APPOINTMENT_BOOKED,
                Optional.empty(),
                BusinessFunction.PATIENT,
                health.onward.identity.Actor.NO_ORGANISATION,
                Optional.empty(),
                Optional.of(Standings.SERVICE),
                Optional.empty(),
                Optional.empty()));
        return ledger;
    }

    private static Happened happened(
            int n, LedgerAction action, UserId by, Optional<String> reason, Optional<String> comment) {
        return new Happened(
                Standings.NOW.minusSeconds(86_400L).plusSeconds(n * 60L),
                action,
                Optional.of(by),
                BusinessFunction.REFERRING_CLINICIAN,
                Standings.REFERRER,
                Optional.empty(),
                Optional.empty(),
                reason,
                comment);
    }
}
