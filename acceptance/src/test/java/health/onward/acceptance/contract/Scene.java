package health.onward.acceptance.contract;

import health.onward.acceptance.NotAsItShould;
import health.onward.acceptance.Noting;
import health.onward.acceptance.Person;
import health.onward.acceptance.Requests;
import health.onward.acceptance.Requests.Proposal;
import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import health.onward.acceptance.Telling;
import health.onward.acceptance.Wire;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the calls of the tables are about: two referrals of the GP's, one not booked, one booked at the specialist's service and
 * waiting for review. A refused call changes nothing, so all rows can share them.
 */
final class Scene implements Place {

    /** Cardiology Triage Business Service. */
    static final String TRIAGE = "11004";

    static final String PATIENT = "9462979626";
    static final Sought SOUGHT = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.of("R69"));

    static final Sought ADVISED = new Sought("ROUTINE", "CARDIOLOGY", "HEART_FAILURE", Optional.empty());
    static final String ADVICE_SERVICE = "11014";

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Requests requests;
    private final List<Found> services;
    private final Referral unbooked;
    private final Slot free;
    private final Referral booked;
    private final Referral triaged;
    private final JsonNode appointment;
    private final String letter;
    private final String file;
    private @Nullable Talk talk;
    private @Nullable Talk convertible;

    /** Asked by the GP, and asked back by the specialist; made when it is first needed. */
    private Talk advice() {
        if (talk == null) {
            talk = Talk.begin(requests);
        }
        return talk;
    }

    /** The same, which the GP has allowed the specialist to make a referral of. */
    private Talk convertible() {
        if (convertible == null) {
            convertible = Talk.begin(requests, PATIENT, true);
        }
        return convertible;
    }

    private Scene() {
        RunningServer server = RunningServer.get();
        try (var wire = new Wire(server.url(), Noting::note)) {
            var steps = new Steps(wire, new Telling(new PrintStream(OutputStream.nullOutputStream())));
            this.requests = new Requests(wire.base());
            Person gp = person(server, "555073103100", "D82106", "REFERRING_CLINICIAN");
            this.services = steps.finds(gp, PATIENT, SOUGHT).stream().limit(2).toList();
            this.triaged = sentForTriage(wire, steps, gp, PATIENT);
            List<String> shortlist = services.stream().map(Found::service).toList();
            this.unbooked = steps.refers(gp, PATIENT, SOUGHT, shortlist);
            Referral second = steps.refers(gp, PATIENT, SOUGHT, shortlist);
            List<Slot> slots = steps.freeSlots(gp, second, services.getFirst(), "ROUTINE");
            steps.books(gp, second, slots);
            this.booked = steps.reads(gp, second.ubrn(), "BOOKED");
            this.free = slots.getLast();
            JsonNode whole = wire.get(gp, "/STU3/ReferralRequest/" + booked.ubrn())
                    .mustBe(200)
                    .json();
            this.letter = Letters.uploaded("letter.pdf", unbooked.ubrn());
            this.appointment = wire.get(gp, "/STU3/Appointment/" + appointmentOf(whole))
                    .mustBe(200)
                    .json();
            Reply uploaded = FilesContractTest.upload(Actor.GP.client(), "letter.txt", "text/plain", "A letter.");
            FilesContractTest.settled(uploaded);
            this.file = uploaded.header("Location").replace("Binary/", "");
        }
    }

    static Referral sentForTriage(Wire wire, Steps steps, Person gp, String patient) {
        String service =
                steps.finds(gp, patient, SOUGHT, Found::triages).getFirst().service();
        Referral sent = steps.refers(gp, patient, SOUGHT, List.of(service), "NEED_TO_ADD_LATER");
        wire.post(
                        gp,
                        "/STU3/Appointment",
                        new Requests(wire.base())
                                .proposal(
                                        sent.ubrn(),
                                        sent.version(),
                                        patient,
                                        new Proposal(service, "TRIAGE", Optional.empty(), Optional.empty())))
                .mustBe(201);
        return steps.reads(gp, sent.ubrn(), "AWAITING_TRIAGE");
    }

    static Scene set() {
        return new Scene();
    }

    static Person person(RunningServer server, String user, String organisation, String function) {
        return new Person(user, organisation, function, server.token(user));
    }

    static String appointmentOf(JsonNode referral) {
        Matcher matcher = Pattern.compile("\"Appointment/([0-9]+)\"").matcher(referral.toString());
        if (!matcher.find()) {
            throw new NotAsItShould("a booked referral must name its appointment");
        }
        return matcher.group(1);
    }

    @Override
    public String in(String text) {
        return PLACE.matcher(text).replaceAll(match -> switch (match.group(1)) {
            case "unbooked" -> unbooked.ubrn();
            case "version" -> unbooked.version();
            case "booked" -> booked.ubrn();
            case "bookedversion" -> booked.version();
            case "triaged" -> triaged.ubrn();
            case "triagedversion" -> triaged.version();
            case "appointment" -> appointment.path("id").asString();
            case "letterfile" -> letter;
            case "service" -> services.getFirst().service();
            case "advice" -> advice().ubrn();
            case "convertible" -> convertible().ubrn();
            case "adviceversion" -> "2";
            case "freeslot" -> free.id();
            case "file" -> file;
            default -> throw new IllegalArgumentException(match.group());
        });
    }

    @Override
    public JsonNode body(String name) {
        return switch (name) {
            case "search" -> requests.search(PATIENT, SOUGHT);
            case "creation" -> requests.creation(PATIENT, SOUGHT, unbooked.services());
            case "shortlist" -> requests.shortlistChange(SOUGHT, unbooked.services());
            case "booking" -> requests.booking(unbooked.ubrn(), unbooked.version(), PATIENT, free);
            case "letter" -> Letters.body(letter);
            case "cancellation" -> requests.cancellation("RAISED_IN_ERROR");
            case "act later" -> requests.actLater("Please find an earlier clinic");
            case "triage outcome" ->
                requests.triageOutcome("RETURN_TO_REFERRER_WITH_ADVICE", "Please try physiotherapy first");
            case "rejection" -> requests.rejection("SERVICE_INAPPROPRIATE", "Please try another service");
            case "triage creation" -> requests.triageCreation(PATIENT, SOUGHT, TRIAGE);
            case "triage shortlist" -> requests.triageChange(SOUGHT, TRIAGE);
            case "undoing" -> requests.undoing(appointment, "PATIENT_ILL");
            case "awaiting booking" -> requests.worklist("AWAITING_BOOKING");
            case "upload" -> JSON.stringNode("A letter.");
            case "for review" -> requests.worklist("REFERRALS_FOR_REVIEW");
            case "advice list" -> requests.adviceList();
            case "question" -> requests.question(PATIENT, ADVISED, ADVICE_SERVICE, true, "What shall I do?");
            case "guidance" -> requests.guidance(Optional.of("OTHER"), "ROUTINE", "Wait and see");
            case "conversion" ->
                requests.conversion(convertible().ubrn(), 2, "ROUTINE", "We take this on", "Heart failure clinic");
            case "" -> JSON.missingNode();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
