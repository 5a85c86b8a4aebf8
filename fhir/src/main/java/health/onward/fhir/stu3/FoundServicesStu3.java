package health.onward.fhir.stu3;

import health.onward.directory.AppointmentWait;
import health.onward.directory.Found;
import java.util.List;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.ListResource;
import org.hl7.fhir.dstu3.model.ListResource.ListMode;
import org.hl7.fhir.dstu3.model.ListResource.ListStatus;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Type;
import org.hl7.fhir.dstu3.model.UnsignedIntType;

/** The results of a search as a List (eRS-FetchServices-List-1): per service how it was found, and what it is. */
final class FoundServicesStu3 {

    private static final String FOUND = Codes.structure("Extension-eRS-ServiceSearch-ListItem");

    private FoundServicesStu3() {}

    static ListResource write(List<Found> found, String base) {
        var list = new ListResource();
        list.getMeta().addProfile(Codes.structure("eRS-FetchServices-List"));
        list.setStatus(ListStatus.CURRENT).setMode(ListMode.SNAPSHOT);
        for (Found one : found) {
            var item = new Reference();
            item.addExtension(ServiceSummaryStu3.write(one.service(), base));
            item.setIdentifier(new Identifier()
                    .setSystem(Codes.SERVICE)
                    .setValue(one.service().id().toString()));
            list.addEntry().setItem(item).addExtension(how(one));
        }
        if (found.isEmpty()) {
            list.getEmptyReason().addCoding(Codes.coding(WireQuirks.EMPTY_REASON_SYSTEM, "nilknown", "no results"));
        }
        return list;
    }

    private static Extension how(Found found) {
        var how = new Extension(FOUND);
        how.addExtension(new Extension(
                "displayProminently", new BooleanType(found.service().promoted())));
        found.miles().ifPresent(miles -> how.addExtension(new Extension("distance", new UnsignedIntType(miles))));
        how.addExtension(new Extension("indicativeAppointmentWaitTime", wait(found.appointmentWait())));
        return how;
    }

    private static Type wait(AppointmentWait wait) {
        return switch (wait) {
            case AppointmentWait.Days(int days) -> new UnsignedIntType(days);
            case AppointmentWait.Limited() -> noDays("LIMITED_AVAILABILITY");
            case AppointmentWait.NotApplicable() -> noDays("NOT_APPLICABLE");
        };
    }

    private static CodeableConcept noDays(String code) {
        return new CodeableConcept().addCoding(Codes.coding(Codes.system("IWT"), code));
    }
}
