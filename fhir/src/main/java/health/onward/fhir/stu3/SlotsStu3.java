package health.onward.fhir.stu3;

import health.onward.appointment.Schedule;
import health.onward.appointment.Slot;
import health.onward.appointment.SlotPage;
import health.onward.appointment.SlotQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.SearchEntryMode;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.Slot.SlotStatus;

/** Writes a page of free slots as A015's Bundle: the slots in order of start, then their schedules, each once. */
final class SlotsStu3 {

    private static final String CARE_CONNECT = "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-";

    private SlotsStu3() {}

    static Bundle write(SlotQuestion question, SlotPage page, UUID id, Instant now, String base) {
        var bundle = new Bundle();
        bundle.setId(id.toString());
        bundle.getMeta()
                .setLastUpdatedElement(Stu3Answers.instant(now))
                .addProfile("http://hl7.org/fhir/STU3/StructureDefinition/Bundle");
        bundle.setType(BundleType.SEARCHSET);
        bundle.setTotal(page.total());
        links(question, page, base, bundle);
        page.slots().forEach(slot -> entry(bundle, "Slot/" + slot.id(), slot(slot), SearchEntryMode.MATCH, base));
        page.slots().stream()
                .map(Slot::schedule)
                .distinct()
                .forEach(schedule ->
                        entry(bundle, "Schedule/" + schedule.id(), schedule(schedule), SearchEntryMode.INCLUDE, base));
        return bundle;
    }

    private static void links(SlotQuestion question, SlotPage page, String base, Bundle bundle) {
        bundle.addLink().setRelation("self").setUrl(link(question, question.page(), base));
        if (question.page() > 1) {
            bundle.addLink().setRelation("previous").setUrl(link(question, question.page() - 1, base));
        }
        if ((long) question.page() * question.count() < page.total()) {
            bundle.addLink().setRelation("next").setUrl(link(question, question.page() + 1, base));
        }
    }

    /** Only the parameters we recognise, in the published order; the include is always there, whether asked for or not. */
    private static String link(SlotQuestion question, int page, String base) {
        return base + "/STU3/Slot?"
                + question.clinician()
                        .map(user -> parameter(SlotQuery.CLINICIAN, user.value()) + "&")
                        .orElse("")
                + parameter(SlotQuery.SERVICE, question.service().toString())
                + "&" + parameter(SlotQuery.PRIORITY, question.priority().name())
                + "&" + parameter(SlotQuery.COUNT, Integer.toString(question.count()))
                + "&" + parameter(SlotQuery.STATUS, "free")
                + "&" + parameter(SlotQuery.INCLUDE, "Slot:schedule")
                + "&" + parameter(SlotQuery.PAGE, Integer.toString(page));
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void entry(Bundle bundle, String reference, Resource resource, SearchEntryMode mode, String base) {
        bundle.addEntry()
                .setFullUrl(base + "/STU3/" + reference)
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    private static org.hl7.fhir.dstu3.model.Slot slot(Slot slot) {
        var written = new org.hl7.fhir.dstu3.model.Slot();
        written.setId(slot.id().toString());
        written.getMeta().addProfile(CARE_CONNECT + "Slot-1");
        written.addIdentifier()
                .setSystem("https://fhir.nhs.uk/Id/alternative-slot")
                .setValue("USRN-" + slot.id());
        written.setSchedule(new Reference("Schedule/" + slot.schedule().id()));
        written.setStatus(SlotStatus.FREE);
        written.setStartElement(Stu3Answers.instant(slot.start()));
        written.setEndElement(Stu3Answers.instant(slot.end()));
        return written;
    }

    private static org.hl7.fhir.dstu3.model.Schedule schedule(Schedule schedule) {
        var written = new org.hl7.fhir.dstu3.model.Schedule();
        written.setId(schedule.id());
        written.getMeta().addProfile(CARE_CONNECT + "Schedule-1");
        written.addIdentifier().setSystem("https://fhir.nhs.uk/Id/ers-schedule").setValue(schedule.id());
        written.addActor(actor(Codes.SERVICE, schedule.service().toString()));
        schedule.clinician().ifPresent(user -> written.addActor(actor(Codes.SDS_USER, user.value())));
        return written;
    }

    private static Reference actor(String system, String value) {
        return new Reference().setIdentifier(new Identifier().setSystem(system).setValue(value));
    }
}
