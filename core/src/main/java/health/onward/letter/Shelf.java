package health.onward.letter;

import health.onward.advice.AdviceRecord;
import health.onward.advice.Asked;
import health.onward.advice.Message;
import health.onward.audit.LedgerPages;
import health.onward.audit.LedgerPages.Happened;
import health.onward.directory.Reference;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.Nameplates;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.AccessCode;
import health.onward.patient.AccessCodes;
import health.onward.patient.Patient;
import health.onward.referral.Attachment;
import health.onward.referral.Attachments;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes together, within the transaction of whoever asks, what a letter is composed from. */
public final class Shelf {

    private final Services services;
    private final Nameplates names;
    private final AccessCodes codes;
    private final Attachments attachments;
    private final LedgerPages ledger;
    private final Reference reference;
    private final Signposts signposts;

    public Shelf(
            Services services,
            Nameplates names,
            AccessCodes codes,
            Attachments attachments,
            LedgerPages ledger,
            Reference reference,
            Signposts signposts) {
        this.services = services;
        this.names = names;
        this.codes = codes;
        this.attachments = attachments;
        this.ledger = ledger;
        this.reference = reference;
        this.signposts = signposts;
    }

    Optional<AccessCode> code(Patient patient) {
        return codes.find(patient.nhsNumber());
    }

    List<Happened> ledger(Ubrn ubrn) {
        return ledger.of(ubrn.bucket(), ubrn.number());
    }

    List<Attachment> files(Ubrn ubrn, Instant now) {
        return attachments.lookedAt(attachments.of(ubrn), now);
    }

    Optional<String> clinicalTerm(Referral referral) {
        return referral.criteria()
                .clinicalTerm()
                .map(id -> reference.terms().find(id).map(found -> found.term()).orElse(id));
    }

    CodeWords words() {
        return reference.lists()::display;
    }

    /** Of all who speak in a conversation, or are spoken of. */
    Nameplates.Found names(AdviceRecord conversation) {
        Asked asked = conversation.advice().asked();
        Set<UserId> people = new LinkedHashSet<>(Set.of(asked.referrer()));
        asked.criteria().namedClinician().ifPresent(people::add);
        Set<OdsCode> organisations = new LinkedHashSet<>(List.of(asked.referringOrganisation(), asked.provider()));
        for (Message message : conversation.messages()) {
            for (Message.Sender speaker : List.of(message.sender(), message.responsible())) {
                people.add(speaker.user());
                organisations.add(speaker.organisation());
            }
        }
        conversation.files().forEach(filed -> people.addAll(people(filed.file())));
        return names.find(people, organisations);
    }

    private static List<UserId> people(Attachment file) {
        return Stream.concat(Stream.of(file.by()), file.onBehalfOf().stream()).toList();
    }

    /** All people and organisations that may be named are looked up at once. */
    Material material(Referral referral, Patient patient, List<Happened> ledger, List<Attachment> files, Instant now) {
        Set<ServiceId> wanted = new HashSet<>(Material.services(referral));
        ledger.forEach(one -> one.service().ifPresent(wanted::add));
        Map<ServiceId, Service> known = new HashMap<>();
        services.find(wanted).forEach(service -> known.put(service.id(), service));
        Set<UserId> people = new LinkedHashSet<>(Material.people(referral));
        Set<OdsCode> organisations = new LinkedHashSet<>(Material.organisations(referral, patient, known));
        for (Happened one : ledger) {
            one.user().ifPresent(people::add);
            one.onBehalfOf().ifPresent(people::add);
            organisations.add(one.organisation());
        }
        files.forEach(file -> people.addAll(people(file)));
        return new Material(referral, patient, known, names.find(people, organisations), words(), signposts, now);
    }
}
