package health.onward.letter;

import health.onward.directory.CodeList;
import health.onward.letter.Block.Fact;
import health.onward.patient.AccessCode;
import health.onward.referral.Facets.CurrentAppointment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Composes the letters to patients (domain, patient's letters): short sentences, no words of the trade, nothing clinical, and
 * nothing that other people wrote for each other.
 */
final class PatientLetters {

    private PatientLetters() {}

    static Letter of(Story story, Material from, AccessCode code) {
        List<Block> blocks = new ArrayList<>(Parts.opening(from, heading(story, from)));
        blocks.addAll(body(story, from));
        blocks.addAll(Parts.help(from));
        return new Letter(
                story.kind(),
                heading(story, from) + ", " + Parts.foot(from),
                from.now(),
                List.of(new Letter.Sheet(Parts.foot(from), blocks), Parts.code(from, code)));
    }

    private static String heading(Story story, Material from) {
        return switch (story) {
            case CHOOSE -> "Choose a clinic and book your appointment";
            case BOOKED -> past(from) ? "You had an appointment" : "You have an appointment";
            case BEING_READ -> "A clinic is reading your referral";
            case CLINIC_CONTACTS -> "The clinic will contact you about an appointment";
            case CLINIC_ARRANGES, ADVICE_BECAME_REFERRAL -> "The clinic will arrange what comes next";
            case CANCELLED_FOR_PATIENT, CANCELLED_BY_CLINIC -> "Your appointment is cancelled";
            case REPLIED -> "The clinic has replied to " + from.sender().name();
            case MISSED -> "You missed your appointment";
            case ASSESSED -> "The clinic has told " + from.sender().name() + " what it found";
            case ENDED -> "Your referral is cancelled";
        };
    }

    private static List<Block> body(Story story, Material from) {
        return switch (story) {
            case CHOOSE -> choose(from);
            case BOOKED -> booked(from);
            case BEING_READ -> beingRead(from);
            case CLINIC_CONTACTS -> clinicContacts(from);
            case CLINIC_ARRANGES ->
                clinicArranges(
                        from,
                        "A specialist at " + Parts.clinicName(from)
                                + " has read your referral and agreed to see to it.");
            // The patient may not know yet that there is a referral: they were not asked to choose anything.
            case ADVICE_BECAME_REFERRAL ->
                clinicArranges(
                        from,
                        from.sender().name() + " asked a specialist at " + Parts.clinicName(from)
                                + " for advice about you. The specialist has made a referral of it, so that you can be seen.");
            case CANCELLED_FOR_PATIENT -> cancelled(from, "You, or somebody for you");
            case CANCELLED_BY_CLINIC -> cancelled(from, "The clinic");
            case REPLIED ->
                talk(
                        from,
                        "A specialist has read your referral and has sent an answer to "
                                + from.sender().name() + ".");
            case MISSED -> missed(from);
            case ASSESSED ->
                talk(
                        from,
                        "You were seen at " + Parts.clinicName(from) + ", and it has sent its findings to "
                                + from.sender().name() + ".");
            case ENDED -> ended(from);
        };
    }

    private static List<Block> choose(Material from) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(from.sender().name() + " has asked for you to be seen by a specialist"
                + Parts.specialty(from) + ". You can choose where and when."));
        blocks.addAll(booking(from));
        blocks.addAll(Parts.waiting());
        return blocks;
    }

    private static List<Block> booking(Material from) {
        List<Block> blocks = new ArrayList<>(Parts.choice(from));
        blocks.addAll(Parts.howToBook(from));
        blocks.add(Parts.details(from));
        return blocks;
    }

    private static List<Block> booked(Material from) {
        CurrentAppointment appointment = from.appointment().orElseThrow();
        Instant start = appointment.start().orElseThrow();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Date", Phrases.day(start)));
        facts.add(new Fact("Time", Phrases.time(start)));
        facts.addAll(Parts.clinic(from));
        appointment
                .clinician()
                .ifPresent(user -> facts.add(new Fact("With", from.names().person(user))));
        List<Block> blocks = new ArrayList<>(List.of(new Block.Facts(facts)));
        from.holder().flatMap(service -> service.notes().instructions()).ifPresent(words -> {
            blocks.add(new Block.Heading(2, "Information from the clinic"));
            blocks.add(new Block.Said(words));
        });
        blocks.add(new Block.Heading(2, "If you need to change or cancel it"));
        blocks.add(new Block.Paragraph(
                appointment.direct()
                        ? "Go to " + from.signposts().address()
                                + from.signposts()
                                        .line()
                                        .map(line -> ", or phone " + line)
                                        .orElse("")
                                + ". Please do so as early as you can: somebody else can then be seen at that time."
                        : "Please " + Parts.ringTheClinic(from)
                                + " as early as you can: it made this appointment with you."));
        blocks.add(Parts.details(from));
        blocks.addAll(Parts.waiting());
        return blocks;
    }

    private static List<Block> beingRead(Material from) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(from.sender().name() + " has sent your referral to " + Parts.clinicName(from)
                + ". A specialist there reads it and decides what is best for you. You need to do nothing now."));
        blocks.addAll(promised(
                from,
                "The clinic may offer you an appointment or a test, ask another clinic to see you,"
                        + " or send advice to " + from.sender().name() + "."));
        return blocks;
    }

    private static List<Block> clinicContacts(Material from) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("There was no appointment to book at " + Parts.clinicName(from)
                + " when you or " + from.sender().name() + " looked. The clinic has been asked to arrange one for you."
                + " You need to do nothing now."));
        blocks.addAll(promised(from, "The clinic contacts you with a date and time."));
        return blocks;
    }

    /** By when the patient was told to hear, and what to do if they do not. */
    private static List<Block> promised(Material from, String next) {
        Optional<LocalDate> by = from.appointment().flatMap(CurrentAppointment::contactBy);
        List<Fact> facts = new ArrayList<>();
        by.ifPresent(day -> facts.add(new Fact("You will hear by", Phrases.day(day))));
        facts.addAll(Parts.clinic(from));
        String when = by.map(day -> "after " + Phrases.day(day)).orElse("soon");
        return List.of(
                new Block.Facts(facts),
                new Block.Heading(2, "What happens next"),
                new Block.Paragraph(next),
                new Block.Paragraph("If you have not heard anything " + when + ", " + Parts.ringTheClinic(from) + "."),
                Parts.details(from));
    }

    private static List<Block> clinicArranges(Material from, String sofar) {
        return List.of(
                new Block.Paragraph(sofar + " The clinic contacts you about what comes next."),
                new Block.Facts(Parts.clinic(from)),
                new Block.Paragraph("If you have a question, or hear nothing, " + Parts.ringTheClinic(from) + "."),
                Parts.details(from));
    }

    private static List<Block> cancelled(Material from, String who) {
        List<Fact> facts = new ArrayList<>(Parts.clinic(from));
        facts.add(new Fact("Cancelled by", who));
        from.appointment()
                .flatMap(CurrentAppointment::reason)
                .map(code -> from.words().display(CodeList.APPOINTMENT_CANCELLATION_REASON, code))
                .ifPresent(why -> facts.add(new Fact("Why", why)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(facts));
        blocks.add(new Block.Heading(2, "What to do now"));
        blocks.add(new Block.Paragraph("You are still to be seen. Please book a new appointment."));
        blocks.addAll(booking(from));
        return blocks;
    }

    private static List<Block> talk(Material from, String what) {
        return List.of(
                new Block.Paragraph(what),
                new Block.Heading(2, "What to do now"),
                new Block.Paragraph("Please phone " + Parts.ring(from.sender()) + ". They tell you what comes next."),
                Parts.details(from));
    }

    private static List<Block> missed(Material from) {
        return List.of(
                new Block.Paragraph("You were expected at " + Parts.clinicName(from) + ", and it has told us that you"
                        + " were not there. If you were, or could not come, please say so."),
                new Block.Facts(Parts.clinic(from)),
                new Block.Heading(2, "What to do now"),
                new Block.Paragraph("If you still need to be seen, " + Parts.ringTheClinic(from) + ", or phone "
                        + Parts.ring(from.sender()) + "."),
                Parts.details(from));
    }

    private static List<Block> ended(Material from) {
        return List.of(
                new Block.Paragraph("Nobody will contact you about this referral any more."),
                new Block.Heading(2, "What to do now"),
                new Block.Paragraph("If you did not expect this, or still need to be seen, phone "
                        + Parts.ring(from.sender()) + "."),
                Parts.details(from));
    }

    private static boolean past(Material from) {
        return from.appointment()
                .flatMap(CurrentAppointment::start)
                .map(start -> start.isBefore(from.now()))
                .orElse(false);
    }
}
