package health.onward.fhir.stu3;

import health.onward.advice.AdviceListRow;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.worklist.AdviceLists;
import java.util.Set;

/** Makes the answer of A023 while the list is read, each entry as eRS-FetchWorklist-List-1 has it. */
final class StreamedAdviceList implements AdviceLists.Reading<Answer> {

    private static final String CLINIC_TYPE = "/STU3/CodeSystem/CLINIC-TYPE";

    private final SpooledList list;
    private final EntryWriter out;
    private final String base;

    StreamedAdviceList(String base, long most) {
        this.list = new SpooledList(most);
        this.out = new EntryWriter(list.json());
        this.base = base;
    }

    @Override
    public void add(AdviceListRow row) {
        if (list.full()) {
            return;
        }
        out.entry(
                Codes.structure("Extension-eRS-AdviceAndGuidanceRequests-WorkListItem"),
                "CommunicationRequest/" + row.ubrn(),
                () -> members(row));
    }

    private void members(AdviceListRow row) {
        out.coding("priority", Codes.system("Priority"), row.priority().name());
        out.coding("specialty", base + Codes.SPECIALTY, row.specialty());
        out.patient(row.patient());
        row.namedClinician().ifPresent(user -> out.user("namedClinician", user));
        out.coding(
                "category",
                Codes.system("AdviceAndGuidanceStatus"),
                row.category().name());
        out.at("adviceFirstRequested", row.requestedAt());
        out.at("adviceLastUpdated", row.updatedAt());
        out.user("referrer", row.referrer());
        out.service(row.service(), row.serviceName());
        row.clinicType().ifPresent(type -> out.coding("clinicType", base + CLINIC_TYPE, type));
        out.number("communicationRequestVersion", row.version());
    }

    @Override
    public Outcome<Answer> end(Set<NhsNumber> patients) {
        return list.end(patients.isEmpty(), head -> {});
    }
}
