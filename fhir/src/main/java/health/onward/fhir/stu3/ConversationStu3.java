package health.onward.fhir.stu3;

import health.onward.advice.AdviceRecord;
import health.onward.advice.Message;
import health.onward.advice.Message.Sender;
import health.onward.referral.Attachment;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.SearchEntryMode;
import org.hl7.fhir.dstu3.model.Resource;

/** Writes a conversation as a searchset: messages in the order they were said, then who spoke, then the files (A025). */
final class ConversationStu3 {

    /** What can be included; the second is misspelt in the published API, and clients send it so. */
    enum Include {
        REQUESTER("Communication:requester-practitionerrole:PractitionerRole"),
        SENDER("Communication:sender-practitionerrole:PractionerRole"),
        FILES("Communication:content-reference:DocumentReference");

        private final String parameter;

        Include(String parameter) {
            this.parameter = parameter;
        }

        static Optional<Include> parse(String value) {
            return Arrays.stream(values())
                    .filter(include -> include.parameter.equals(value))
                    .findFirst();
        }
    }

    private final AdviceRecord record;
    private final Set<Include> includes;
    private final String base;

    ConversationStu3(AdviceRecord record, Set<Include> includes, String base) {
        this.record = record;
        this.includes = includes;
        this.base = base;
    }

    Bundle write(UUID id, Instant now) {
        var bundle = new Bundle();
        bundle.setId(id.toString());
        bundle.getMeta().setLastUpdatedElement(Stu3Answers.instant(now));
        bundle.getMeta().addProfile("http://hl7.org/fhir/STU3/StructureDefinition/Bundle");
        bundle.setType(BundleType.SEARCHSET);
        bundle.setTotal(record.messages().size());
        bundle.addLink().setRelation("self").setUrl(self());
        for (Message message : record.messages()) {
            add(
                    bundle,
                    CommunicationStu3.entry(record.advice(), message, record.files(message)),
                    SearchEntryMode.MATCH);
        }
        speakers().forEach(who -> add(bundle, SpeakerStu3.write(who, SpeakerStu3.id(who)), SearchEntryMode.INCLUDE));
        if (includes.contains(Include.FILES)) {
            files().forEach(file -> add(bundle, DocumentReferenceStu3.alone(file), SearchEntryMode.INCLUDE));
        }
        return bundle;
    }

    private Set<Sender> speakers() {
        Set<Sender> speakers = new LinkedHashSet<>();
        for (Message message : record.messages()) {
            if (includes.contains(Include.REQUESTER)) {
                speakers.add(message.responsible());
            }
            if (includes.contains(Include.SENDER)) {
                speakers.add(message.sender());
            }
        }
        return speakers;
    }

    private List<Attachment> files() {
        return record.messages().stream()
                .flatMap(message -> record.files(message).stream())
                .toList();
    }

    private String self() {
        return base + "/STU3/Communication?based-on=CommunicationRequest/"
                + record.advice().ubrn().text() + "/_history/" + record.advice().version()
                + includes.stream()
                        .sorted()
                        .map(include -> "&_include=" + include.parameter)
                        .collect(Collectors.joining());
    }

    private void add(Bundle bundle, Resource resource, SearchEntryMode mode) {
        var entry = bundle.addEntry();
        entry.setFullUrl(base + "/STU3/" + resource.fhirType() + "/"
                + resource.getIdElement().getIdPart());
        entry.setResource(resource);
        entry.getSearch().setMode(mode);
    }
}
