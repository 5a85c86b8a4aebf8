package health.onward.letter;

import health.onward.identity.Nameplates;
import health.onward.letter.Block.Fact;
import health.onward.patient.Patient;
import health.onward.referral.Attachment;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What all that clinicians read has in common: who the patient is, which files there are, and who did something. */
final class ClinicalParts {

    static final String CONFIDENTIAL = "Confidential: patient information";

    private ClinicalParts() {}

    /** For the foot of each page: no page may be taken for another patient's. */
    static String about(Patient patient) {
        return CONFIDENTIAL + ". " + listed(patient) + ", NHS number " + Phrases.number(patient.nhsNumber());
    }

    static List<Fact> patient(Patient patient, Ubrn ubrn, Instant now) {
        int age = Period.between(patient.birthDate(), patient.deceasedOn().orElse(OwnershipRules.day(now)))
                .getYears();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Name", listed(patient)));
        facts.add(new Fact("Born", Phrases.day(patient.birthDate()) + " (age " + age + ")"));
        patient.deceasedOn().ifPresent(day -> facts.add(new Fact("Died", Phrases.day(day))));
        facts.add(new Fact("NHS number", Phrases.number(patient.nhsNumber())));
        facts.add(new Fact("Sex", words(patient.sex().name())));
        facts.add(new Fact("UBRN", Phrases.number(ubrn)));
        return facts;
    }

    /** @param about what the table is of */
    static Block files(List<Attachment> files, Nameplates.Found names, String about) {
        if (files.isEmpty()) {
            return new Block.Paragraph("No files are attached.");
        }
        return new Block.Grid(
                about,
                List.of("File", "Description", "Added by", "When"),
                files.stream()
                        .map(file -> List.of(
                                file.name() + state(file),
                                file.description().orElse(""),
                                added(file, names) + " (" + file.kind().display() + ")",
                                Phrases.moment(file.attachedAt())))
                        .toList());
    }

    /** A file that cannot be fetched is told here, too (hazard H9). */
    private static String state(Attachment file) {
        return switch (file.availability()) {
            case AVAILABLE -> "";
            case PENDING -> " [not yet checked for viruses]";
            case THREATS_FOUND -> " [held back: a virus was found in it]";
            case VALIDATION_FAILED -> " [held back: it is not what it says it is]";
        };
    }

    private static String added(Attachment file, Nameplates.Found names) {
        return file.onBehalfOf()
                .map(user -> names.person(file.by()) + " for " + names.person(user))
                .orElseGet(() -> names.person(file.by()));
    }

    /** As lists of patients are sorted. */
    private static String listed(Patient patient) {
        return patient.family().toUpperCase(Locale.UK) + ", " + patient.given();
    }

    /** REFERRAL_CREATED is "Referral created". */
    static String words(String name) {
        String plain = name.replace('_', ' ').toLowerCase(Locale.UK);
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
}
