package health.onward.letter;

import health.onward.audit.LedgerPages.Happened;
import health.onward.directory.CodeList;
import health.onward.directory.Service;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.Nameplate;
import health.onward.identity.UserId;
import health.onward.letter.Block.Fact;
import health.onward.patient.Patient;
import health.onward.referral.Attachment;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composes what clinicians read of a referral (A007, domain rules 2.9): everything but the files' own contents. */
final class ClinicalSummary {

    private final Material from;
    private final Optional<String> term;
    private final List<Attachment> files;
    private final List<Happened> ledger;

    /** @param term the clinical term searched for, in words */
    ClinicalSummary(Material from, Optional<String> term, List<Attachment> files, List<Happened> ledger) {
        this.from = from;
        this.term = term;
        this.files = files;
        this.ledger = ledger;
    }

    Letter letter() {
        String about = ClinicalParts.about(from.patient());
        List<Block> first = new ArrayList<>();
        first.add(new Block.Paragraph(ClinicalParts.CONFIDENTIAL));
        first.add(new Block.Heading(1, "Clinical information summary"));
        first.add(new Block.Facts(
                ClinicalParts.patient(from.patient(), from.referral().ubrn(), from.now())));
        first.add(new Block.Heading(2, "Referral"));
        first.add(new Block.Facts(referral()));
        first.add(new Block.Heading(2, "Address and practice"));
        first.add(new Block.Facts(address()));
        first.add(new Block.Heading(2, "Attachments"));
        first.add(ClinicalParts.files(
                files, from.names(), "Files that go with this referral. They are not part of this summary."));
        return new Letter(
                Letter.Kind.CLINICAL_SUMMARY,
                "Clinical information summary, " + from.referral().ubrn(),
                from.now(),
                List.of(new Letter.Sheet(about, first), new Letter.Sheet(about, activity())));
    }

    private List<Fact> referral() {
        Referral referral = from.referral();
        Nameplate sender = from.sender();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Appointment", appointment()));
        facts.add(new Fact("Status", referral.standing().state().display()));
        facts.add(new Fact("Priority", referral.priority().display()));
        facts.add(new Fact("Created", Phrases.moment(referral.createdAt())));
        ClinicalInformation information = referral.facets().information();
        facts.add(new Fact("Clinical information first submitted", moment(information.firstSubmitted())));
        facts.add(new Fact("Clinical information last updated", moment(information.lastUpdated())));
        facts.add(new Fact("Referred by", person(referral.referrer())));
        facts.add(new Fact(
                "Referring organisation",
                String.join(", ", sender.lines()) + " (" + sender.code().value() + ")"));
        sender.phone().ifPresent(number -> facts.add(new Fact("Phone", number)));
        referral.onwardOf().map(Ubrn::text).ifPresent(earlier -> facts.add(new Fact("Referred on from", earlier)));
        referral.advice().map(Ubrn::text).ifPresent(ubrn -> facts.add(new Fact("Came of advice", ubrn)));
        referral.criteria().namedClinician().ifPresent(user -> facts.add(new Fact("Named clinician", person(user))));
        from.appointment()
                .flatMap(CurrentAppointment::clinician)
                .ifPresent(user -> facts.add(new Fact("Allocated clinician", person(user))));
        facts.add(new Fact("Clinical context", context()));
        term.ifPresent(words -> facts.add(new Fact("Clinical term", words)));
        from.holder().ifPresent(service -> {
            facts.add(new Fact("Service", service.name() + " (" + service.id() + ")"));
            facts.add(new Fact("Location", String.join(", ", from.site(service).lines())));
        });
        return facts;
    }

    private String appointment() {
        return from.appointment()
                .flatMap(CurrentAppointment::start)
                .map(Phrases::dayAndTime)
                .orElse("none booked");
    }

    private String context() {
        String specialty = from.specialty().orElse("not given");
        return from.referral()
                .criteria()
                .clinicType()
                .map(code -> specialty + " / " + from.words().display(CodeList.CLINIC_TYPE, code))
                .orElse(specialty);
    }

    private List<Fact> address() {
        Patient patient = from.patient();
        List<String> address = new ArrayList<>(patient.address());
        patient.postcode().ifPresent(address::add);
        return List.of(
                new Fact("Address", address.isEmpty() ? "not known" : String.join(", ", address)),
                new Fact(
                        "Registered practice",
                        patient.registeredPractice()
                                .map(code -> String.join(
                                                ", ",
                                                from.names().organisation(code).lines()) + " (" + code.value() + ")")
                                .orElse("none")));
    }

    /** First what providers have said and added, in full; then all that has happened, a line each. */
    private List<Block> activity() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, "Provider activity"));
        List<Happened> theirs = ledger.stream()
                .filter(one -> one.function().side() == Side.PROVIDER)
                .toList();
        if (theirs.isEmpty()) {
            blocks.add(new Block.Paragraph("No provider has done anything yet."));
        }
        theirs.forEach(one -> blocks.addAll(told(one)));
        blocks.add(new Block.Heading(2, "All that has happened"));
        blocks.add(new Block.Grid(
                "In order of time.",
                List.of("When", "What", "Who"),
                ledger.stream()
                        .map(one -> List.of(Phrases.moment(one.at()), what(one), who(one)))
                        .toList()));
        return blocks;
    }

    private List<Block> told(Happened one) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(3, what(one)));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("When", Phrases.moment(one.at())));
        facts.add(new Fact("Who", who(one)));
        one.service()
                .map(from.services()::get)
                .map(Service::name)
                .ifPresent(name -> facts.add(new Fact("Service", name)));
        one.reason().ifPresent(code -> facts.add(new Fact("Reason", Reasons.words(code, from.words()))));
        List<String> added = files.stream()
                .filter(file -> file.attachedAt().equals(one.at()))
                .map(Attachment::name)
                .toList();
        if (!added.isEmpty()) {
            facts.add(new Fact("Files", String.join(", ", added)));
        }
        blocks.add(new Block.Facts(facts));
        one.comment().filter(words -> !words.isBlank()).ifPresent(words -> blocks.add(new Block.Said(words)));
        return blocks;
    }

    private static String what(Happened one) {
        return ClinicalParts.words(one.action().name());
    }

    private String who(Happened one) {
        return one.user()
                .map(user -> person(user)
                        + one.onBehalfOf().map(other -> " for " + person(other)).orElse("")
                        + ", " + ClinicalParts.words(one.function().name()) + ", "
                        + from.names().organisation(one.organisation()).name())
                .orElse("The patient");
    }

    private String person(UserId user) {
        return from.names().person(user);
    }

    private static String moment(Optional<Instant> at) {
        return at.map(Phrases::moment).orElse("none");
    }
}
