package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.Requests.Proposal;
import health.onward.acceptance.Requests.Slot;
import health.onward.acceptance.Requests.Sought;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import health.onward.acceptance.pas.Hospital;
import health.onward.acceptance.pas.Hospital.Believed;
import health.onward.acceptance.pas.Weather;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Booking where the hospital keeps the diary in a system of its own ({@code ./onward journey outside}), in good weather and in each
 * kind of bad weather: what the GP's system is told, what the patient has, and what the hospital believes in the end.
 */
public final class OutsideJourney {

    private static final String PATIENT = "9462979626";
    private static final Sought SOUGHT = new Sought("ROUTINE", "RHEUMATOLOGY", "CRYSTAL_ARTHRITIS", Optional.of("RZ8"));
    private static final String ITS_DIARY = "diary kept by the hospital";
    private static final int SECONDS = 40;
    private static final int SLOTS = 480;

    private final Wire wire;
    private final Telling telling;
    private final Steps steps;
    private final Requests requests;
    private final Supplier<Hospital> opening;

    /** @param opening starts the hospital's system where the server expects it */
    public OutsideJourney(Wire wire, Telling telling, Supplier<Hospital> opening) {
        this.wire = wire;
        this.telling = telling;
        this.steps = new Steps(wire, telling);
        this.requests = new Requests(wire.base());
        this.opening = opening;
    }

    /** Where the demo's server expects it: at ONWARD_DEMO_PROVIDER, or nine ports above its own. */
    static Hospital hospitalOf(Wire wire) {
        String said = System.getenv().getOrDefault("ONWARD_DEMO_PROVIDER", "");
        int port = said.isBlank()
                ? URI.create(wire.server()).getPort() + 9
                : URI.create(said.strip()).getPort();
        return Hospital.open(port, wire.server(), Hospital.SYSTEM, Duration.ofMillis(1500), SLOTS);
    }

    public void travel() {
        Hospital hospital = opening.get();
        try {
            Person gp = steps.signsIn("A GP", "555073103100", "D82106", "REFERRING_CLINICIAN");
            telling.begins("Onward fetches the slots that the hospital offers");
            wire.form("/demo/poll", "").mustBe(200);
            Found service = service(gp);
            Referral first = steps.refers(gp, PATIENT, SOUGHT, List.of(service.service()));
            Deque<Slot> slots = new ArrayDeque<>(steps.freeSlots(gp, first, service, SOUGHT.priority()));
            unless(slots.size() >= 15, "the hospital must offer enough slots");
            var weathers = new Weathers(gp, service, slots, hospital);
            weathers.good();
            weathers.bad();
            weathers.silent();
            hospital.close();
            weathers.down();
        } finally {
            hospital.close();
        }
        telling.says("");
        telling.says("In every weather the GP was told what is so, and both sides came to agree: " + telling.steps()
                + " steps, " + telling.calls() + " calls, " + telling.spent().toMillis() + " ms.");
    }

    private Found service(Person gp) {
        return steps.finds(gp, PATIENT, SOUGHT).stream()
                .filter(found -> found.name().contains(ITS_DIARY))
                .findFirst()
                .orElseThrow(() -> new NotAsItShould("a service whose diary its hospital keeps must be found"));
    }

    /** What the client is to be told, where the referral is to stand, and what the hospital is to believe in the end. */
    private record Expected(int status, String code, String state, String believed, String patient) {}

    private final class Weathers {

        private final Person gp;
        private final Found service;
        private final Deque<Slot> slots;
        private final Hospital hospital;

        Weathers(Person gp, Found service, Deque<Slot> slots, Hospital hospital) {
            this.gp = gp;
            this.service = service;
            this.slots = slots;
            this.hospital = hospital;
        }

        void good() {
            String booked = "has the appointment";
            Referral one = books("Good weather", Weather.GOOD, new Expected(201, "", "BOOKED", "booked", booked));
            cancels(one);
            books("The hospital takes its time", Weather.SLOW, new Expected(201, "", "BOOKED", "booked", booked));
            books(
                    "The hospital would say yes to two for this slot; Onward asks for one",
                    Weather.TWICE,
                    new Expected(201, "", "BOOKED", "booked", booked));
        }

        void bad() {
            String chooses = "has nothing booked, and chooses another time";
            books(
                    "Somebody else has got the slot at the hospital",
                    Weather.TAKEN,
                    new Expected(422, "SLOT_NOT_AVAILABLE", "NOT_BOOKED", "", chooses));
            books(
                    "The hospital withdraws the slot while it is being booked, and says yes all the same",
                    Weather.WITHDRAWN,
                    new Expected(422, "SLOT_NOT_AVAILABLE", "NOT_BOOKED", "cancelled", chooses));
            books(
                    "The hospital does not want this booking",
                    Weather.REFUSES,
                    new Expected(422, "UNABLE_TO_CONFIRM_APPOINTMENT", "NOT_BOOKED", "cancelled", chooses));
            String waits = "has nothing booked; the practice may leave it to the hospital";
            books(
                    "The hospital's system fails",
                    Weather.ERROR,
                    new Expected(502, "PAS_RESPONDED_WITH_ERROR", "NOT_BOOKED", "cancelled", waits));
            books(
                    "... fails, having booked",
                    Weather.ERROR_BUT_BOOKED,
                    new Expected(502, "PAS_RESPONDED_WITH_ERROR", "NOT_BOOKED", "cancelled", waits));
            books(
                    "... books, and answers with garbage",
                    Weather.GARBAGE,
                    new Expected(502, "PAS_RESPONDED_WITH_ERROR", "NOT_BOOKED", "cancelled", waits));
            books(
                    "... books, and answers about somebody else's appointment",
                    Weather.WRONG,
                    new Expected(502, "PAS_RESPONDED_WITH_ERROR", "NOT_BOOKED", "cancelled", waits));
            var silence = new Expected(504, "PAS_NOT_RESPONDING", "NOT_BOOKED", "cancelled", waits);
            books("... books, and never says so", Weather.SILENT_BUT_BOOKED, silence);
            books("... would book long after everybody has gone", Weather.LATE, silence);
        }

        private Referral books(String title, Weather weather, Expected expected) {
            telling.says("");
            Referral referral = steps.refers(gp, PATIENT, SOUGHT, List.of(service.service()));
            Slot slot = slots.remove();
            hospital.behaves(name(slot), weather);
            telling.begins(title + ": the GP books " + Steps.local(slot.start()));
            Reply reply = post(referral, slot, UUID.randomUUID().toString());
            told(reply, expected);
            agree(referral, expected);
            return referral;
        }

        private void told(Reply reply, Expected expected) {
            reply.mustBe(expected.status());
            unless(
                    expected.code().isEmpty() || reply.code().equals(expected.code()),
                    "the code must be " + expected.code() + ", but is " + reply.code());
            telling.shows("the GP's system is told: " + reply.status()
                    + (expected.code().isEmpty() ? ", booked" : " " + reply.code() + ": " + diagnostics(reply)));
            telling.shows("the patient " + expected.patient());
        }

        private void agree(Referral referral, Expected expected) {
            steps.reads(gp, referral.ubrn(), expected.state());
            telling.begins("... and what does the hospital believe in the end?");
            believes(referral.ubrn(), expected.believed());
            telling.shows(expected.believed().isEmpty() ? "it never heard of it" : expected.believed());
        }

        private void believes(String ubrn, String status) {
            List<Believed> last = List.of();
            for (int n = 0; n < SECONDS * 4; n++) {
                last = hospital.believes(ubrn);
                boolean so = status.isEmpty()
                        ? last.stream().allMatch(one -> one.status().equals("cancelled"))
                        : last.size() == 1 && last.getFirst().status().equals(status);
                if (so) {
                    return;
                }
                pause();
            }
            throw new NotAsItShould(
                    "the hospital must believe '" + status + "' of " + ubrn + ", but it believes " + last);
        }

        private void cancels(Referral referral) {
            telling.says("");
            Referral booked = steps.reads(gp, referral.ubrn(), "BOOKED");
            telling.begins("The GP cancels the referral");
            wire.post(
                            gp,
                            "/STU3/ReferralRequest/" + booked.ubrn() + "/$ers.cancelReferral",
                            requests.cancellation("RAISED_IN_ERROR"),
                            "If-Match",
                            "W/\"" + booked.version() + "\"")
                    .mustBe(200);
            telling.begins("... and the hospital is told");
            believes(booked.ubrn(), "cancelled");
            telling.shows("it has cancelled the appointment");
        }

        /** Silence, and what others meet meanwhile. */
        void silent() {
            telling.says("");
            Referral referral = steps.refers(gp, PATIENT, SOUGHT, List.of(service.service()));
            Slot slot = slots.remove();
            hospital.behaves(name(slot), Weather.SILENT);
            telling.begins("The hospital is silent: the GP books " + Steps.local(slot.start()) + " and waits");
            String requestId = UUID.randomUUID().toString();
            var waiting = CompletableFuture.supplyAsync(() -> post(referral, slot, requestId));
            pause();
            pause();
            telling.begins("Meanwhile a colleague reads the referral");
            wire.get(gp, "/STU3/ReferralRequest/" + referral.ubrn()).mustBe(200);
            telling.begins("... and books another time for it: it is locked");
            post(referral, slots.peek(), UUID.randomUUID().toString()).mustBe(423);
            telling.begins("... and the GP's system, impatient, sends the same request again");
            Reply again = post(referral, slot, requestId);
            var expected = new Expected(
                    504,
                    "PAS_NOT_RESPONDING",
                    "NOT_BOOKED",
                    "cancelled",
                    "has nothing booked; the practice may leave it to the hospital");
            told(waiting.join(), expected);
            told(again, expected);
            unless(again.body().equals(waiting.join().body()), "both must be told the same");
            agree(referral, expected);
            telling.begins("The weather clears, and the GP sends the same request once more");
            hospital.behaves(name(slot), Weather.GOOD);
            Reply booked = await(() -> post(referral, slot, requestId));
            booked.mustBe(201);
            telling.begins("... and once again, as if the answer had been lost");
            Reply same = post(referral, slot, requestId).mustBe(201);
            unless(same.body().equals(booked.body()), "the answer must be the same");
            telling.shows("one booking, one answer");
        }

        void down() {
            telling.says("");
            Referral referral = steps.refers(gp, PATIENT, SOUGHT, List.of(service.service()));
            Slot slot = slots.remove();
            telling.begins("The hospital's system is down: the GP books " + Steps.local(slot.start()));
            var expected = new Expected(
                    504,
                    "PAS_NOT_RESPONDING",
                    "NOT_BOOKED",
                    "",
                    "has nothing booked; the practice may leave it to the hospital");
            told(post(referral, slot, UUID.randomUUID().toString()), expected);
            steps.reads(gp, referral.ubrn(), "NOT_BOOKED");
            telling.begins("... and leaves it to the hospital, because the booking failed");
            var proposal =
                    new Proposal(service.service(), "BOOKING_ATTEMPT_PROBLEM", Optional.empty(), Optional.empty());
            wire.post(
                            gp,
                            "/STU3/Appointment",
                            requests.proposal(referral.ubrn(), referral.version(), referral.patient(), proposal))
                    .mustBe(201);
            telling.shows("the patient waits to hear from the hospital");
            steps.reads(gp, referral.ubrn(), "DEFERRED_TO_PROVIDER");
        }

        /** Until the slot is offered again: the hospital has to be told first that the last attempt is over. */
        private Reply await(Supplier<Reply> booking) {
            Reply reply = booking.get();
            for (int n = 0; n < SECONDS && reply.status() == 422; n++) {
                pause();
                reply = booking.get();
            }
            return reply;
        }

        private Reply post(Referral referral, Slot slot, String requestId) {
            List<String> headers = new java.util.ArrayList<>(gp.headers());
            headers.addAll(List.of("Content-Type", Wire.FHIR, "X-Request-ID", requestId));
            String body = requests.booking(referral.ubrn(), referral.version(), referral.patient(), slot)
                    .toString();
            return wire.send(wire.request(Wire.ROOT + "/STU3/Appointment", headers)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private String name(Slot slot) {
            return Hospital.slot(service.service(), slot.start());
        }
    }

    private static String diagnostics(Reply reply) {
        return reply.json().at("/issue/0/diagnostics").asString("");
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsItShould("interrupted");
        }
    }
}
