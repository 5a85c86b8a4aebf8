package health.onward.fhir.stu3;

import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Shortlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.ListResource;
import org.hl7.fhir.dstu3.model.ListResource.ListEntryComponent;
import org.hl7.fhir.dstu3.model.ListResource.ListMode;
import org.hl7.fhir.dstu3.model.ListResource.ListStatus;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;

/** The shortlist List (eRS-Shortlist-List-1): services to choose from, with the search that found them inside. */
final class ShortlistStu3 {

    private static final String CRITERIA_LINK = Codes.structure("Extension-eRS-Shortlist-SearchCriteria");

    private ShortlistStu3() {}

    record Read(List<ServiceId> services, SearchCriteria criteria) {}

    /** @param at where the List stands in the body, without a trailing slash */
    static Optional<Read> read(ListResource list, String at, List<Refusal> problems) {
        fixed(list.getStatus() == ListStatus.CURRENT, "must be current", at + "/status", problems);
        fixed(list.getMode() == ListMode.SNAPSHOT, "must be snapshot", at + "/mode", problems);
        List<ServiceId> services = services(list, at, problems);
        Optional<SearchCriteria> criteria = criteria(list, at, problems);
        return criteria.map(found -> new Read(services, found));
    }

    static ListResource write(Shortlist shortlist, Parameters criteria) {
        ListResource list = empty(criteria);
        for (Shortlist.Entry entry : shortlist.entries()) {
            list.addEntry().setItem(service(entry.service(), entry.name()));
        }
        return list;
    }

    /** Of one service, which is asked for advice. */
    static ListResource write(ServiceId service, String name, Parameters criteria) {
        ListResource list = empty(criteria);
        list.addEntry().setItem(service(service, name));
        return list;
    }

    private static ListResource empty(Parameters criteria) {
        var list = new ListResource();
        list.setId("shortlist");
        list.getMeta().addProfile(Codes.structure("eRS-Shortlist-List"));
        list.addExtension(
                CRITERIA_LINK, new Reference("#" + criteria.getIdElement().getIdPart()));
        list.setStatus(ListStatus.CURRENT).setMode(ListMode.SNAPSHOT);
        return list;
    }

    static Reference service(ServiceId service, String name) {
        return new Reference()
                .setIdentifier(new Identifier().setSystem(Codes.SERVICE).setValue(service.toString()))
                .setDisplay(name);
    }

    private static List<ServiceId> services(ListResource list, String at, List<Refusal> problems) {
        List<ServiceId> services = new ArrayList<>();
        if (list.getEntry().isEmpty()) {
            problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", at + "/entry"));
        }
        for (int n = 0; n < list.getEntry().size(); n++) {
            service(list.getEntry().get(n), at + "/entry[" + n + "]/item/identifier", problems)
                    .ifPresent(services::add);
        }
        return services;
    }

    private static Optional<ServiceId> service(ListEntryComponent entry, String at, List<Refusal> problems) {
        Identifier identifier = entry.getItem().getIdentifier();
        if (!identifier.hasValue()) {
            problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", at + "/value"));
            return Optional.empty();
        }
        fixed(Codes.SERVICE.equals(identifier.getSystem()), "must be " + Codes.SERVICE, at + "/system", problems);
        Optional<ServiceId> service = ServiceId.parse(identifier.getValue());
        fixed(service.isPresent(), "(" + identifier.getValue() + ") is invalid.", at + "/value", problems);
        return service;
    }

    private static Optional<SearchCriteria> criteria(ListResource list, String at, List<Refusal> problems) {
        var links = list.getExtensionsByUrl(CRITERIA_LINK);
        fixed(list.getExtension().size() == links.size(), "has an unknown extension", at + "/extension", problems);
        if (links.size() != 1 || !(links.getFirst().getValue() instanceof Reference link)) {
            problems.add(
                    new Refusal(RefusalCode.MISSING_VALUE, "must link the search criteria once", at + "/extension"));
            return Optional.empty();
        }
        for (int n = 0; n < list.getContained().size(); n++) {
            Resource contained = list.getContained().get(n);
            String id = contained.getIdElement().getIdPart();
            if (contained instanceof Parameters found && ("#" + id).equals(link.getReference())) {
                return SearchCriteriaStu3.read(found, at + "/contained[" + n + "]/", problems);
            }
        }
        problems.add(new Refusal(RefusalCode.MISSING_VALUE, "must hold the linked search criteria", at + "/contained"));
        return Optional.empty();
    }

    private static void fixed(boolean holds, String sentence, String where, List<Refusal> problems) {
        if (!holds) {
            problems.add(new Refusal(RefusalCode.INVALID_VALUE, sentence, where));
        }
    }
}
