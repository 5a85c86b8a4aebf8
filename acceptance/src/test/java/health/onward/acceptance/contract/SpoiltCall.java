package health.onward.acceptance.contract;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of a table of calls, for one endpoint: a good call, and how it is spoilt. Besides what {@link Edit} knows, a
 * step may be {@code at PATH}, {@code match VERSION}, {@code with HEADER VALUE}, {@code without HEADER}, {@code body NAME},
 * {@code long PLACE LENGTH}, {@code file ID} (one of the provider's, named in the body), {@code referrer USER} or {@code specialist USER} (both named in the body).
 *
 * @param code {@code -} where a status has none
 * @param wrong what is wrong, in words
 */
record SpoiltCall(Call call, Actor by, int status, String code, String wrong, String how) {

    private static final String SLOTS =
            "/STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=free&_count=5&page=1";
    private static final String ADVICE = "/STU3/CommunicationRequest/";
    private static final String REFERRAL = "/STU3/ReferralRequest/";

    private static final Map<String, Call> CALLS = Stream.of(
                    new Call("A004", "GET", "/STU3/CodeSystem/PRIORITY", "", ""),
                    new Call("A005", "GET", REFERRAL + "{unbooked}", "", ""),
                    new Call("A008", "POST", REFERRAL + "$ers.fetchworklist", "for review", ""),
                    new Call(
                            "A010",
                            "POST",
                            "/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient",
                            "search",
                            ""),
                    new Call("A011", "POST", REFERRAL + "$ers.createReferral", "creation", ""),
                    new Call(
                            "A012", "POST", REFERRAL + "{unbooked}/$ers.maintainReferralLetter", "letter", "{version}"),
                    new Call("A007", "POST", REFERRAL + "{booked}/$ers.generateCRI", "", ""),
                    new Call("A019", "POST", REFERRAL + "{unbooked}/$ers.generatePatientLetter", "", ""),
                    new Call("A013", "POST", REFERRAL + "{booked}/$ers.acceptReferral", "", "{bookedversion}"),
                    new Call("A014", "POST", REFERRAL + "{booked}/$ers.rejectReferral", "rejection", "{bookedversion}"),
                    new Call("A015", "GET", SLOTS, "", ""),
                    new Call("A016", "POST", "/STU3/Appointment", "booking", ""),
                    new Call("A021", "POST", REFERRAL + "$ers.createReferralAndSendForTriage", "triage creation", ""),
                    new Call(
                            "A022",
                            "POST",
                            REFERRAL + "{booked}/$ers.cancelAppointmentActionLater",
                            "act later",
                            "{bookedversion}"),
                    new Call(
                            "A028",
                            "POST",
                            REFERRAL + "{triaged}/$ers.recordReviewOutcome",
                            "triage outcome",
                            "{triagedversion}"),
                    new Call("A023", "POST", ADVICE + "$ers.fetchworklist", "advice list", ""),
                    new Call("A024", "GET", ADVICE + "{advice}", "", ""),
                    new Call(
                            "A025",
                            "GET",
                            "/STU3/Communication?based-on=CommunicationRequest%2F{advice}%2F_history%2F{adviceversion}",
                            "",
                            ""),
                    new Call(
                            "A026",
                            "POST",
                            ADVICE + "{advice}/$ers.sendCommunicationToRequester",
                            "guidance",
                            "{adviceversion}"),
                    new Call(
                            "A027",
                            "POST",
                            REFERRAL + "$ers.createFromCommunicationRequestActionLater",
                            "conversion",
                            ""),
                    new Call("A043", "POST", ADVICE + "{advice}/$ers.generateCRI", "", ""),
                    new Call("A044", "POST", ADVICE + "$ers.createAdviceAndGuidance", "question", ""),
                    new Call("A029", "GET", "/STU3/Task", "", ""),
                    new Call("A031", "POST", REFERRAL + "{unbooked}/$ers.changeShortlist", "shortlist", "{version}"),
                    new Call(
                            "A032",
                            "POST",
                            REFERRAL + "{unbooked}/$ers.changeShortlistAndSendForTriage",
                            "triage shortlist",
                            "{version}"),
                    new Call("A041", "GET", "/R4/ServiceRequest?identifier={unbooked}", "", ""),
                    new Call("A033", "GET", "/R4/HealthcareService/{service}", "", ""),
                    new Call("A034", "PUT", "/STU3/Appointment/{appointment}", "undoing", "0"),
                    new Call("A035", "GET", "/R4/HealthcareService", "", ""),
                    new Call("A036", "POST", REFERRAL + "{unbooked}/$ers.cancelReferral", "cancellation", "{version}"),
                    new Call("A037", "HEAD", "/R4/HealthcareService/{service}", "", ""),
                    new Call("A038", "GET", "/STU3/Appointment/{appointment}", "", ""),
                    new Call("A040", "GET", "/R4/Practitioner?_query=onBehalfOf", "", ""))
            .collect(Collectors.toMap(Call::id, call -> call));

    /** Where the same thing stands in the bodies of different endpoints. */
    private static final Map<String, Map<String, String>> PLACES = Map.of(
            "A010", Map.of("[patient]", "/parameter/2/valueIdentifier/value", "[criteria]", "/parameter/3/resource"),
            "A011", creation(),
            "A021", creation(),
            "A031", change(),
            "A032", change(),
            "A044",
                    Map.of(
                            "[patient]", "/parameter/0/valueIdentifier/value",
                            "[shortlist]", "/parameter/2/resource",
                            "[criteria]", "/parameter/2/resource/contained/0"));

    private static Map<String, String> creation() {
        return Map.of(
                "[patient]", "/parameter/0/valueIdentifier/value",
                "[shortlist]", "/parameter/3/resource",
                "[criteria]", "/parameter/3/resource/contained/0");
    }

    private static Map<String, String> change() {
        return Map.of("[shortlist]", "/parameter/2/resource", "[criteria]", "/parameter/2/resource/contained/0");
    }

    private static final Map<String, String> FILES =
            Map.of("A022", "providerAttachmentFile", "A028", "reviewAttachmentFile");

    private static final String NAMED =
            "add %s {\"name\":\"%s\",\"valueIdentifier\":{\"system\":\"http://fhir.nhs.net/Id/sds-user-id\",\"value\":\"%s\"}}";

    private static String file(String parameter, String id) {
        return """
                add /parameter {"name":"%s","resource":{"resourceType":"DocumentReference",\
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1"]},\
                "type":{"coding":[{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1","code":"PROVIDER"}]},\
                "status":"current","indexed":"2026-01-01T00:00:00Z","content":[{"attachment":{"url":"Binary/%s"}}]}}""".formatted(parameter, id);
    }

    /** A row for several endpoints is a case for each. */
    static Stream<SpoiltCall> of(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +\\| ?", -1))
                .flatMap(cells -> Arrays.stream(cells[0].strip().split(" +")).map(id -> of(id, cells)));
    }

    private static SpoiltCall of(String id, String[] cells) {
        String[] refusal = cells[2].strip().split(" ", -1);
        String how = cells[4].strip();
        for (var place : PLACES.getOrDefault(id, Map.of()).entrySet()) {
            how = how.replace(place.getKey(), place.getValue());
        }
        return new SpoiltCall(
                Objects.requireNonNull(CALLS.get(id), id),
                Actor.valueOf(cells[1].strip()),
                Integer.parseInt(refusal[0]),
                refusal[1],
                cells[3].strip(),
                how);
    }

    Reply send(Place scene) {
        String path = call.path();
        String match = call.ifMatch();
        String body = call.body();
        Client client = by.client();
        client = call.id().equals("A015") ? client.with("NHSD-eRS-Comm-Rule-Org", "D82106") : client;
        List<String> edits = new ArrayList<>();
        for (String step : how.isEmpty() ? List.<String>of() : List.of(how.split(" ; ", -1))) {
            String[] words = step.strip().split(" ", 3);
            switch (words[0]) {
                case "at" -> path = words[1];
                case "match" -> match = words[1];
                case "body" -> body = step.strip().substring(5);
                case "with" -> client = client.with(words[1], words[2]);
                case "without" -> client = client.without(words[1]);
                case "long" -> edits.add("set " + words[1] + " \"" + "x".repeat(Integer.parseInt(words[2])) + "\"");
                case "file" -> edits.add(file(FILES.getOrDefault(call.id(), ""), words[1]));
                case "referrer" -> edits.add(NAMED.formatted("/parameter", "referringClinician", words[1]));
                case "specialist" -> edits.add(NAMED.formatted(criteria() + "/parameter", "namedClinician", words[1]));
                default -> edits.add(step);
            }
        }
        client = match.isEmpty() ? client : client.with("If-Match", "W/\"" + scene.in(match) + "\"");
        return sent(client, scene.in(path), body, edits, scene);
    }

    private Reply sent(Client client, String path, String body, List<String> edits, Place scene) {
        if (body.isEmpty()) {
            return client.send(call.method(), path, "");
        }
        var good = scene.body(body);
        String sent = edits.isEmpty()
                ? good.toString()
                : Edit.apply(scene.in(String.join(" ; ", edits)), good).toString();
        return client.with("Content-Type", "application/fhir+json").send(call.method(), path, sent);
    }

    private String criteria() {
        return Objects.requireNonNull(PLACES.get(call.id())).getOrDefault("[criteria]", "");
    }

    @Override
    public String toString() {
        return call.id() + ": " + wrong;
    }
}
