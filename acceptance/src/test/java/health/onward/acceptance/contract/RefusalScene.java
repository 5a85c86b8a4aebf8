package health.onward.acceptance.contract;

import health.onward.acceptance.Noting;
import health.onward.acceptance.Person;
import health.onward.acceptance.Requests;
import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Steps;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import health.onward.acceptance.Telling;
import health.onward.acceptance.Wire;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * More than {@link Scene}: referrals that were cancelled or accepted, whose patient's record was protected, or whose service closed
 * after they were made; and a slot that somebody has.
 */
final class RefusalScene implements Place, AutoCloseable {

    private static final String HIDDEN = "9990000131";
    /** Nobody else's: what happens to this code is seen by no other test. */
    private static final String CODELESS = "9990000158";

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final Scene scene = Scene.set();
    private final Map<String, String> names = new HashMap<>(Map.of("hiddenpatient", HIDDEN));

    RefusalScene() {
        RunningServer server = RunningServer.get();
        try (var wire = new Wire(server.url(), Noting::note)) {
            var steps = new Steps(wire, new Telling(new PrintStream(OutputStream.nullOutputStream())));
            Person gp = Scene.person(server, "555073103100", "D82106", "REFERRING_CLINICIAN");
            List<Found> found = scenesOwnFirst(steps.finds(gp, Scene.PATIENT, Scene.SOUGHT));
            hidden(steps, gp, found, wire);
            over(steps, gp, found.getFirst());
            files();
            indirect(steps, gp, found.getFirst());
            undone(steps, gp, found.getFirst(), wire);
            closed(steps, gp, found.getLast());
            name("codeless", refers(steps, gp, CODELESS, found.getFirst()));
            Slot other = steps.freeSlots(gp, refers(steps, gp, Scene.PATIENT, found.get(1)), found.get(1), "ROUTINE")
                    .getFirst();
            names.put("otherslot", other.id());
        }
        letters(scene.in("{unbooked}"));
        Tampering.run("update patient set sensitive = true where nhs_number = '" + HIDDEN + "'");
        Tampering.run("update access_code set sealed = null, key_id = null where nhs_number = '" + CODELESS + "'");
        Tampering.run("update service set status = 'UNPUBLISHED' where id = " + names.get("closedservice"));
    }

    /** Every booking changes waits, and so the order of what is found. */
    private List<Found> scenesOwnFirst(List<Found> found) {
        String own = scene.in("{service}");
        return found.stream()
                .sorted(Comparator.comparing(one -> !one.service().equals(own)))
                .toList();
    }

    private void hidden(Steps steps, Person gp, List<Found> found, Wire wire) {
        name("hidden", refers(steps, gp, HIDDEN, found.getFirst()));
        Referral booked = refers(steps, gp, HIDDEN, found.getFirst());
        Slot taken = steps.books(gp, booked, steps.freeSlots(gp, booked, found.getFirst(), "ROUTINE"));
        name("hiddenbooked", steps.reads(gp, booked.ubrn(), "BOOKED"));
        name("hiddentriaged", Scene.sentForTriage(wire, steps, gp, HIDDEN));
        names.put(
                "hiddenappointment",
                Scene.appointmentOf(wire.get(gp, "/STU3/ReferralRequest/" + booked.ubrn())
                        .mustBe(200)
                        .json()));
        names.putAll(Map.of("takenslot", taken.id(), "takenstart", taken.start(), "takenend", taken.end()));
    }

    private void over(Steps steps, Person gp, Found service) {
        Referral cancelled = refers(steps, gp, Scene.PATIENT, service);
        String body = new Requests(RunningServer.get().url() + Wire.ROOT)
                .cancellation("RAISED_IN_ERROR")
                .toString();
        Actor.GP
                .client()
                .with("If-Match", "W/\"" + cancelled.version() + "\"")
                .post("/STU3/ReferralRequest/" + cancelled.ubrn() + "/$ers.cancelReferral", body);
        name("cancelled", steps.reads(gp, cancelled.ubrn(), "CANCELLED_REFERRAL"));
        Referral booked = refers(steps, gp, Scene.PATIENT, service);
        steps.books(gp, booked, steps.freeSlots(gp, booked, service, "ROUTINE"));
        Person specialist = Scene.person(RunningServer.get(), "103264994981", "R69", "SERVICE_PROVIDER_CLINICIAN");
        name("accepted", steps.accepts(specialist, steps.reads(gp, booked.ubrn(), "BOOKED")));
    }

    /** As if the specialist had handed them in: for no request, for one that has it already, and for those of the scene. */
    private void files() {
        file("loosefile", "null", "null");
        file("heldfile", scene.in("{booked}"), scene.in("{booked}"));
        file("heldtriagedfile", scene.in("{triaged}"), scene.in("{triaged}"));
        file("bookedfile", scene.in("{booked}"), "null");
        file("triagedfile", scene.in("{triaged}"), "null");
    }

    private void file(String name, String meantFor, String linkedTo) {
        names.put(name, UUID.randomUUID().toString());
        Tampering.run("""
                insert into file (id, name, type, bytes, sha256, meant_for, uploaded_at, uploaded_by, ods_code, availability,
                                  linked_to, expires_at)
                values ('%s', '%s.pdf', 'PDF', 17, sha256('x'), %s, now(), '103264994981', 'R69', 'AVAILABLE', %s, %s)
                """.formatted(
                        names.get(name),
                        name,
                        meantFor,
                        linkedTo,
                        linkedTo.equals("null") ? "now() + interval '1 day'" : "null"));
    }

    /** Booked as if the patient had telephoned. */
    private void indirect(Steps steps, Person gp, Found service) {
        Referral booked = refers(steps, gp, Scene.PATIENT, service);
        steps.books(gp, booked, steps.freeSlots(gp, booked, service, "ROUTINE"));
        name("indirect", steps.reads(gp, booked.ubrn(), "BOOKED"));
        Tampering.run("update referral set appointment_direct = false where ubrn = " + booked.ubrn());
    }

    private void undone(Steps steps, Person gp, Found service, Wire wire) {
        Referral booked = refers(steps, gp, Scene.PATIENT, service);
        steps.books(gp, booked, steps.freeSlots(gp, booked, service, "ROUTINE"));
        String id = Scene.appointmentOf(wire.get(gp, "/STU3/ReferralRequest/" + booked.ubrn())
                .mustBe(200)
                .json());
        JsonNode appointment =
                wire.get(gp, "/STU3/Appointment/" + id).mustBe(200).json();
        Actor.GP
                .client()
                .with("Content-Type", "application/fhir+json")
                .with("If-Match", "W/\"0\"")
                .send(
                        "PUT",
                        "/STU3/Appointment/" + id,
                        new Requests(RunningServer.get().url() + Wire.ROOT)
                                .undoing(appointment, "PATIENT_ILL")
                                .toString());
        name("undone", steps.reads(gp, booked.ubrn(), "APPT_CANCELLED_BY_PATIENT"));
        names.put("undoneappointment", id);
    }

    /** Files that are no letters of the unbooked request, and a request that has its letter. */
    private void letters(String ubrn) {
        names.put("otherfile", Letters.uploaded("other.pdf", name("closed")));
        names.put("nofile", Letters.uploaded("none.pdf", ""));
        names.put("strangefile", Letters.uploaded("strange.pdf", "", Actor.OTHER_GP.client()));
        names.put("linkedfile", Letters.uploaded("linked.pdf", ubrn));
        Tampering.run(
                "update file set linked_to = meant_for, expires_at = null where id = '" + name("linkedfile") + "'");
        names.put("letteredfile", Letters.uploaded("lettered.pdf", name("closed")));
        Reply lettered = Actor.GP
                .client()
                .with("If-Match", "W/\"" + name("closedversion") + "\"")
                .post(
                        "/STU3/ReferralRequest/" + name("closed") + "/$ers.maintainReferralLetter",
                        Letters.body(name("letteredfile")).toString());
        names.put("closedversion", lettered.json().at("/meta/versionId").asString());
    }

    private String name(String name) {
        return java.util.Objects.requireNonNull(names.get(name), name);
    }

    private void closed(Steps steps, Person gp, Found service) {
        name("closed", refers(steps, gp, Scene.PATIENT, service));
        names.put("closedservice", service.service());
    }

    private static Referral refers(Steps steps, Person gp, String patient, Found service) {
        return steps.refers(gp, patient, Scene.SOUGHT, List.of(service.service()));
    }

    private void name(String name, Referral referral) {
        names.put(name, referral.ubrn());
        names.put(name + "version", referral.version());
    }

    @Override
    public String in(String text) {
        return scene.in(NAME.matcher(text)
                .replaceAll(match -> names.getOrDefault(match.group(1), "\\" + "{" + match.group(1) + "}")));
    }

    @Override
    public JsonNode body(String name) {
        return name.equals("deferral") ? deferral() : scene.body(name);
    }

    /** The good booking, changed into a request that the provider find an appointment. */
    private JsonNode deferral() {
        JsonNode booking = scene.body("booking");
        String participants = booking.path("participant").path(0) + ","
                + booking.path("participant").path(1);
        return Edit.apply("""
                set /status "proposed" ; remove /start ; remove /end ; remove /slot ; set /participant [%s] ; \
                set /reason [{"coding":[{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewReason-1","code":"NO_SLOTS_AT_SERVICE"}]}]""".formatted(participants), booking);
    }

    @Override
    public void close() {
        Tampering.run("update patient set sensitive = false where nhs_number = '" + HIDDEN + "'");
        Tampering.run("update service set status = 'PUBLISHED' where id = " + names.get("closedservice"));
    }
}
