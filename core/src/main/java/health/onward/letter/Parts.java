package health.onward.letter;

import health.onward.directory.Service;
import health.onward.identity.Nameplate;
import health.onward.letter.Block.Fact;
import health.onward.patient.AccessCode;
import health.onward.patient.Patient;
import health.onward.referral.Shortlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What several letters to patients say in the same words. */
final class Parts {

    private Parts() {}

    /** From whom, to whom, when. */
    static List<Block> opening(Material from, String heading) {
        Nameplate sender = from.sender();
        List<String> top = new ArrayList<>(sender.lines());
        sender.phone().ifPresent(number -> top.add("Phone: " + number));
        Patient patient = from.patient();
        List<String> envelope = new ArrayList<>();
        envelope.add(Phrases.name(patient));
        envelope.addAll(patient.address());
        patient.postcode().ifPresent(envelope::add);
        return List.of(
                new Block.Lines(top),
                new Block.Lines(envelope),
                new Block.Paragraph(Phrases.day(from.now())),
                new Block.Heading(1, heading),
                new Block.Paragraph("Dear " + Phrases.name(patient)));
    }

    /** Which clinic it is, where, and whom to ring. */
    static List<Fact> clinic(Material from) {
        List<Fact> facts = new ArrayList<>();
        from.holder().ifPresent(service -> {
            facts.add(new Fact("Clinic", Phrases.forPatients(service.name())));
            facts.add(new Fact("Where", where(from, service)));
            Phrases.phone(service).ifPresent(number -> facts.add(new Fact("Phone", number)));
        });
        return facts;
    }

    static String where(Material from, Service service) {
        return String.join(", ", from.site(service).lines());
    }

    static String clinicName(Material from) {
        return from.holder().map(service -> Phrases.forPatients(service.name())).orElse("the clinic");
    }

    /** The clinic's own number, or whoever sent the letter. */
    static String ringTheClinic(Material from) {
        return from.holder()
                .flatMap(Phrases::phone)
                .map(number -> "phone the clinic on " + number)
                .orElseGet(() -> "phone " + ring(from.sender()));
    }

    static String ring(Nameplate whom) {
        return whom.name() + whom.phone().map(number -> " on " + number).orElse("");
    }

    /** " in cardiology", or nothing where the specialty's name says nothing to a patient. */
    static String specialty(Material from) {
        return from.specialty()
                .map(Phrases::forPatients)
                .filter(name -> !name.isEmpty())
                .map(name -> " (" + name + ")")
                .orElse("");
    }

    /** The services to choose from, and how each is booked. */
    static List<Block> choice(Material from) {
        List<List<String>> rows = new ArrayList<>();
        for (Shortlist.Entry entry : from.referral().shortlist().entries()) {
            Optional<Service> service = Optional.ofNullable(from.services().get(entry.service()));
            rows.add(List.of(
                    Phrases.forPatients(service.map(Service::name).orElse(entry.name())),
                    service.map(known -> where(from, known)).orElse(""),
                    howToBook(entry, service.flatMap(Phrases::phone))));
        }
        return List.of(
                new Block.Heading(2, rows.size() == 1 ? "Your clinic" : "Clinics you can choose from"),
                new Block.Grid(
                        rows.size() == 1
                                ? "This clinic can see you."
                                : "Each of these clinics can see you. You choose one.",
                        List.of("Clinic", "Where", "How to book"),
                        rows));
    }

    private static String howToBook(Shortlist.Entry entry, Optional<String> phone) {
        if (entry.triage()) {
            return "Tell us that you choose it. The clinic reads your referral first and then contacts you.";
        }
        if (entry.bookable()) {
            return "Online or by phone. You choose the date and time.";
        }
        return "Phone the clinic" + phone.map(number -> ": " + number).orElse("");
    }

    static List<Block> howToBook(Material from) {
        Signposts signposts = from.signposts();
        List<String> ways = new ArrayList<>();
        ways.add("Online: go to " + signposts.address() + ". Have your booking reference and your access code ready.");
        signposts.line().ifPresent(line -> ways.add("By phone: " + line + "."));
        signposts.textphone().ifPresent(number -> ways.add("By textphone: " + number + "."));
        ways.add("If your clinic says \"Phone the clinic\", ring the clinic itself.");
        return List.of(
                new Block.Heading(2, "How to book"),
                new Block.Items(ways),
                new Block.Paragraph("If no date suits you, you can ask the clinic to contact you."));
    }

    /** What has to be quoted, with the way in for a telephone's camera. */
    static Block details(Material from) {
        String reference = Phrases.number(from.referral().ubrn());
        String link = from.signposts().address() + "/?ubrn=" + from.referral().ubrn();
        return new Block.Box(List.of(
                new Block.Heading(2, "Your referral details"),
                new Block.Facts(List.of(
                        new Fact("Booking reference", reference),
                        new Fact("NHS number", Phrases.number(from.patient().nhsNumber())),
                        new Fact("Access code", "on the last page, which you can keep apart"))),
                new Block.QrCode(link, from.signposts().address() + ", with your booking reference filled in")));
    }

    static List<Block> waiting() {
        return List.of(
                new Block.Heading(2, "Your rights"),
                new Block.Paragraph("In England, if a consultant is to treat you, you have the right to start treatment"
                        + " within 18 weeks of being referred, unless you choose to wait or your doctor thinks that"
                        + " waiting is better for you. If you have to wait longer, you can ask to be seen elsewhere."));
    }

    static List<Block> help(Material from) {
        return List.of(
                new Block.Heading(2, "Help with this letter"),
                new Block.Paragraph("If you need this letter in another language, in large print, in braille or read to"
                        + " you, phone " + ring(from.sender()) + "."));
    }

    /** Apart from the booking reference: who finds one sheet has not found the other. */
    static Letter.Sheet code(Material from, AccessCode code) {
        return new Letter.Sheet(
                "",
                List.of(
                        new Block.Heading(2, "Your access code"),
                        new Block.Paragraph("For " + Phrases.name(from.patient()) + "."),
                        new Block.Copied(code.words()),
                        new Block.Paragraph("Together with your booking reference it lets you see, book, change or"
                                + " cancel your appointment. It is the same for all your referrals."),
                        new Block.Paragraph("Keep this page apart from the rest of the letter, and show it to nobody"
                                + " you do not trust. If it is lost, ask "
                                + from.sender().name()
                                + " for a new one. The old one then stops working.")));
    }

    static String foot(Material from) {
        return "Booking reference " + Phrases.number(from.referral().ubrn());
    }
}
