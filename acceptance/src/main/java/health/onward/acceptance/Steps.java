package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What people do with referrals through the API, a step at a time: each asks, checks the answer, and says what it shows. */
public final class Steps {

    private static final DateTimeFormatter CLINIC_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final Wire wire;
    private final Requests requests;
    private final Telling telling;

    public Steps(Wire wire, Telling telling) {
        this.wire = wire;
        this.requests = new Requests(wire.base());
        this.telling = telling;
    }

    /** A referral as it was last answered. */
    public record Referral(
            String ubrn, String version, String patient, List<String> services, String ruleOrganisation) {}

    /** A service that a search found. */
    public record Found(String service, String name, boolean bookable, boolean triages, boolean letterRequired) {}

    public Person signsIn(String who, String user, String organisation, String function) {
        telling.begins(who + " signs in");
        String token =
                wire.form("/demo/token", "user=" + user).mustBe(200).body().strip();
        unless(!token.isEmpty(), "the demo's issuer must give a token");
        return new Person(user, organisation, function, token);
    }

    /** A030. */
    public void mayAct(Person person) {
        telling.begins("... and the system asks what " + person.user() + " may do");
        JsonNode bundle = wire.send(wire.request(
                                Wire.ROOT + "/R4/PractitionerRole",
                                List.of("Authorization", "Bearer " + person.token()))
                        .GET()
                        .build())
                .mustBe(200)
                .json();
        Map<String, List<String>> roles = Fhir.resources(bundle, "PractitionerRole")
                .collect(Collectors.toMap(
                        role -> role.at("/organization/identifier/value").asString(""),
                        role -> role.path("code")
                                .valueStream()
                                .map(code -> code.at("/coding/0/code").asString(""))
                                .toList()));
        unless(
                roles.getOrDefault(person.organisation(), List.of()).contains(person.function()),
                person.user() + " must be " + person.function() + " at " + person.organisation());
        telling.shows(roles.entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + " at " + e.getKey())
                .collect(Collectors.joining("; ")));
    }

    /** A004. */
    public void knowsSpecialty(Person person, String code) {
        telling.begins("The system reads the specialties");
        JsonNode list =
                wire.get(person, "/STU3/CodeSystem/SPECIALTY").mustBe(200).json();
        JsonNode concept = list.path("concept")
                .valueStream()
                .filter(c -> c.path("code").asString("").equals(code))
                .findFirst()
                .orElseThrow(() -> new NotAsItShould("the specialties must have " + code));
        telling.shows(list.path("concept").size() + " of them, " + code + " is '"
                + concept.path("display").asString() + "'");
    }

    /** A010: those that can be booked by slot and want no letter. */
    public List<Found> finds(Person person, String patient, Sought sought) {
        List<Found> usable = finds(person, patient, sought, service -> service.bookable() && !service.letterRequired());
        unless(!usable.isEmpty(), "the search must find a service that can be booked without a letter");
        telling.shows(usable.size() + " of them with slots here and without a letter, such as '"
                + usable.getFirst().name() + "'");
        return usable;
    }

    /** A010: those that are of this kind, if any. */
    public List<Found> finds(Person person, String patient, Sought sought, Predicate<Found> kind) {
        telling.begins("The GP looks for " + sought.specialty() + " / " + sought.clinicType());
        JsonNode list = wire.post(
                        person,
                        "/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient",
                        requests.search(patient, sought))
                .mustBe(200)
                .json();
        List<Found> all = list.path("entry").valueStream().map(Steps::found).toList();
        telling.shows(all.size() + " services");
        return all.stream().filter(kind).toList();
    }

    private static Found found(JsonNode entry) {
        JsonNode item = entry.path("item");
        Function<String, JsonNode> member =
                name -> Fhir.extension(Fhir.extension(item, "Extension-eRS-ServiceSummaryView-1"), name);
        return new Found(
                item.at("/identifier/value").asString(""),
                member.apply("serviceName").path("valueString").asString(""),
                member.apply("bookableType")
                        .at("/valueCodeableConcept/coding/0/code")
                        .asString("")
                        .equals("DIRECTLY_BOOKABLE"),
                Fhir.extensions(Fhir.extension(item, "Extension-eRS-ServiceSummaryView-1"), "supportedRequestFlowType")
                        .anyMatch(flow -> flow.at("/valueCodeableConcept/coding/0/code")
                                .asString("")
                                .equals("TRIAGE_REQUEST")),
                member.apply("referralLetterRequired").path("valueBoolean").asBoolean(true));
    }

    /** A011, without a letter. */
    public Referral refers(Person person, String patient, Sought sought, List<String> services) {
        return refers(person, patient, sought, services, "NOT_INTENDING_TO_ADD");
    }

    /** A011. */
    public Referral refers(Person person, String patient, Sought sought, List<String> services, String letter) {
        telling.begins("The GP refers the patient, with a shortlist of " + services.size());
        Reply reply = wire.post(
                        person,
                        "/STU3/ReferralRequest/$ers.createReferral",
                        requests.creation(patient, sought, services, letter))
                .mustBe(201);
        Referral referral = referral(reply);
        unless(referral.services().equals(services), "the new referral must have the shortlist that was sent");
        unless(Fhir.state(reply.json()).equals("NOT_BOOKED"), "a new referral must be NOT_BOOKED");
        telling.shows("UBRN " + grouped(referral.ubrn()) + ", version " + referral.version());
        return referral;
    }

    /** A005. */
    public Referral reads(Person person, String ubrn, String state) {
        telling.begins("Reading the referral as " + person.function() + " at " + person.organisation());
        Reply reply = wire.get(person, "/STU3/ReferralRequest/" + ubrn).mustBe(200);
        unless(
                Fhir.state(reply.json()).equals(state),
                "referral " + ubrn + " must be " + state + ", but is " + Fhir.state(reply.json()));
        Referral referral = referral(reply);
        telling.shows(state + ", version " + referral.version() + ", "
                + referral.services().size() + " on the shortlist");
        return referral;
    }

    private static Referral referral(Reply reply) {
        JsonNode json = reply.json();
        String version = Fhir.version(json);
        unless(
                reply.header("ETag").equals("W/\"" + version + "\""),
                "the ETag " + reply.header("ETag") + " must be that of version " + version);
        return referral(json);
    }

    private static Referral referral(JsonNode json) {
        return new Referral(
                json.path("id").asString(""),
                Fhir.version(json),
                json.at("/subject/identifier/value").asString(""),
                Fhir.shortlist(json),
                Fhir.extension(json, "Extension-eRS-Commissioning-Rule-Org-1")
                        .at("/valueIdentifier/value")
                        .asString(""));
    }

    public void mayBook(Person person, Referral referral) {
        List<String> actions = actions(person, referral);
        unless(actions.contains("CREATE_APPOINTMENT"), "CREATE_APPOINTMENT must be among the actions " + actions);
    }

    /** A029. */
    public List<String> actions(Person person, Referral referral) {
        telling.begins("The system asks what can be done now");
        JsonNode bundle = wire.get(
                        person,
                        "/STU3/Task?focus=ReferralRequest/" + referral.ubrn() + "/_history/" + referral.version()
                                + "&intent=proposal&status=ready")
                .mustBe(200)
                .json();
        List<String> actions = Fhir.resources(bundle, "Task")
                .map(task -> task.at("/code/coding/0/code").asString(""))
                .toList();
        telling.shows(String.join(", ", actions));
        return actions;
    }

    /** A015. */
    public List<Slot> freeSlots(Person person, Referral referral, Found service, String priority) {
        telling.begins("Free slots of '" + service.name() + "'");
        JsonNode bundle = wire.get(
                        person,
                        "/STU3/Slot?schedule.actor%3AHealthcareService=" + service.service() + "&appointmentType="
                                + priority + "&_count=20&status=free&_include=Slot%3Aschedule&page=1",
                        "NHSD-eRS-Comm-Rule-Org",
                        referral.ruleOrganisation())
                .mustBe(200)
                .json();
        Map<String, Optional<String>> clinicians = Fhir.resources(bundle, "Schedule")
                .collect(Collectors.toMap(s -> s.path("id").asString(""), Steps::clinician));
        List<Slot> slots = Fhir.resources(bundle, "Slot")
                .map(slot -> slot(slot, service.service(), clinicians))
                .toList();
        telling.shows(
                slots.isEmpty()
                        ? "none"
                        : bundle.path("total").asInt() + " in all, the first on "
                                + local(slots.getFirst().start()));
        return slots;
    }

    private static Slot slot(JsonNode slot, String service, Map<String, Optional<String>> clinicians) {
        String schedule = slot.at("/schedule/reference").asString("").replace("Schedule/", "");
        unless(clinicians.containsKey(schedule), "schedule " + schedule + " must come with its slots");
        return new Slot(
                slot.path("id").asString(""),
                service,
                slot.path("start").asString(""),
                slot.path("end").asString(""),
                clinicians.getOrDefault(schedule, Optional.empty()));
    }

    private static Optional<String> clinician(JsonNode schedule) {
        return schedule.path("actor")
                .valueStream()
                .map(actor -> actor.path("identifier"))
                .filter(id -> id.path("system").asString("").equals(Requests.USER))
                .map(id -> id.path("value").asString(""))
                .findFirst();
    }

    /** A016: the first slot that nobody else takes meanwhile. */
    public Slot books(Person person, Referral referral, List<Slot> slots) {
        return triesToBook(person, referral, slots)
                .orElseThrow(() -> new NotAsItShould("one of " + slots.size() + " free slots must be bookable"));
    }

    /** A016: the first slot that nobody else takes meanwhile, if any is left. */
    public Optional<Slot> triesToBook(Person person, Referral referral, List<Slot> slots) {
        telling.begins("The GP books for the patient");
        for (Slot slot : slots) {
            Reply reply = wire.post(
                    person,
                    "/STU3/Appointment",
                    requests.booking(referral.ubrn(), referral.version(), referral.patient(), slot));
            if (reply.status() != 422 || !reply.code().equals("SLOT_NOT_AVAILABLE")) {
                JsonNode appointment = reply.mustBe(201).json();
                unless(
                        appointment.path("status").asString("").equals("booked"),
                        "the appointment must be booked, but is " + appointment.path("status"));
                unless(
                        Instant.parse(appointment.path("start").asString("")).equals(Instant.parse(slot.start())),
                        "the appointment must start when the slot does");
                telling.shows("appointment " + appointment.path("id").asString() + " on " + local(slot.start()));
                return Optional.of(slot);
            }
            telling.shows("somebody else was faster; the next slot");
        }
        return Optional.empty();
    }

    /** A008. */
    public Optional<JsonNode> onWorklist(Person person, String list, String ubrn, boolean expected) {
        telling.begins("The worklist " + list + " of " + person.organisation());
        JsonNode worklist = wire.post(person, "/STU3/ReferralRequest/$ers.fetchworklist", requests.worklist(list))
                .mustBe(200)
                .json();
        Optional<JsonNode> entry = Fhir.entry(worklist, ubrn);
        unless(
                entry.isPresent() == expected,
                "referral " + ubrn + " must " + (expected ? "" : "not ") + "be on " + list);
        telling.shows(
                worklist.path("entry").size() + " referrals, " + (expected ? "this one among them" : "not this one"));
        return entry;
    }

    /** A013. */
    public Referral accepts(Person person, Referral referral) {
        telling.begins("The clinician accepts the referral");
        Reply reply = wire.post(
                        person,
                        "/STU3/ReferralRequest/" + referral.ubrn() + "/$ers.acceptReferral",
                        "If-Match",
                        "W/\"" + referral.version() + "\"")
                .mustBe(200);
        Referral accepted = referral(reply);
        unless(
                Long.parseLong(accepted.version()) > Long.parseLong(referral.version()),
                "acceptance must make a new version");
        telling.shows("accepted, version " + accepted.version());
        return accepted;
    }

    /** A036: what was booked is offered again. */
    public Referral cancels(Person person, String ubrn) {
        telling.begins("The referral is cancelled");
        String version =
                wire.get(person, "/STU3/ReferralRequest/" + ubrn).mustBe(200).header("ETag");
        JsonNode answer = wire.post(
                        person,
                        "/STU3/ReferralRequest/" + ubrn + "/$ers.cancelReferral",
                        requests.cancellation("REFERRER_CANCELLATION"),
                        "If-Match",
                        version)
                .mustBe(200)
                .json();
        JsonNode cancelled = answer.at("/parameter/0/resource");
        unless(
                Fhir.state(cancelled).equals("CANCELLED_REFERRAL"),
                "the referral must be cancelled, but is " + Fhir.state(cancelled));
        telling.shows(grouped(ubrn) + " is closed");
        return referral(cancelled);
    }

    static String grouped(String ubrn) {
        return ubrn.replaceAll("(....)(....)(....)", "$1 $2 $3");
    }

    static String local(String instant) {
        return CLINIC_TIME.format(Instant.parse(instant));
    }
}
