package health.onward.fhir.stu3;

import health.onward.identity.UserId;
import health.onward.referral.Standing.ReasonList;
import health.onward.worklist.EntryDetails;
import health.onward.worklist.Shown;
import health.onward.worklist.Worklist;
import health.onward.worklist.WorklistEntry;
import health.onward.worklist.WorklistRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the entries of a list as eRS-FetchWorklist-List-1 has them (A008): for each list its own members. */
final class WorklistStu3 {

    private final EntryWriter out;
    private final EntryDetails details;
    private final CodeDisplays displays;
    private final String base;
    private final LocalDate today;
    private final Map<Shown.Context, String> contexts = new HashMap<>();

    WorklistStu3(JsonGenerator json, EntryDetails details, CodeDisplays displays, String base, LocalDate today) {
        this.out = new EntryWriter(json);
        this.details = details;
        this.displays = displays;
        this.base = base;
        this.today = today;
    }

    void write(WorklistRow row) {
        WorklistEntry entry = row.entry();
        out.entry(
                Codes.structure("Extension-eRS-" + name(entry.list()) + "-WorkListItem"),
                "ReferralRequest/" + entry.ubrn(),
                () -> members(row));
    }

    private static String name(Worklist list) {
        return switch (list) {
            case REFERRALS_FOR_REVIEW -> "ReferralsforReview";
            case APPOINTMENT_SLOT_ISSUES -> "AppointmentSlotIssues";
            case REJECTED_TRIAGE_RESPONSE -> "RejectedTriageResponse";
            case ASSESSMENT_RETURNED_CANCELLED_DNA -> "AssessmentReturnedCancelledDna";
            case AWAITING_BOOKING -> "AwaitingBooking";
            case LETTERS_OUTSTANDING -> "LettersOutstanding";
            case APPOINTMENTS_FOR_BOOKING, INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS, BOOKED_APPOINTMENTS ->
                throw new IllegalArgumentException(list + " is not published");
        };
    }

    private void members(WorklistRow row) {
        switch (row.entry().shown()) {
            case Shown.ForReview shown -> forReview(row.entry(), shown);
            case Shown.SlotIssue shown -> slotIssue(row, shown);
            case Shown.AtReferrer shown -> atReferrer(row.entry(), shown);
            case Shown.LetterDue shown -> letterDue(row.entry(), shown);
            case Shown.ForBooking _, Shown.LeftInPas _, Shown.Booking _ ->
                throw new IllegalArgumentException(row.entry().list() + " is not published");
        }
    }

    private void forReview(WorklistEntry entry, Shown.ForReview shown) {
        priority(entry);
        specialty(entry);
        out.reference("patient", "#Patient-" + entry.patient().value());
        shown.namedClinician().ifPresent(user -> out.reference("namedClinician", practitioner(user)));
        entry.clinician().ifPresent(user -> out.reference("allocatedClinician", practitioner(user)));
        out.at("eReferralPathwayStart", shown.pathwayStart());
        out.bool("clinicalInfoPrinted", shown.printed());
        out.coding(
                "requestContextStatus",
                Codes.system("RequestContextStatus"),
                shown.context().name(),
                shown.context().display());
        shown.informationFirst().ifPresent(at -> out.at("clinicalInfoFirstSubmitted", at));
        shown.informationLast().ifPresent(at -> out.at("clinicalInfoLastUpdated", at));
        shown.appointmentStart().ifPresent(at -> out.at("appointmentStart", at));
        out.coding("referralType", Codes.system("ReferralType"), shown.triage() ? "TRIAGE_DEFERRAL" : "APPOINTMENT");
        out.service(entry.service().orElseThrow(), shown.serviceName());
        out.number("referralRequestVersion", entry.version());
    }

    private void slotIssue(WorklistRow row, Shown.SlotIssue shown) {
        WorklistEntry entry = row.entry();
        priority(entry);
        specialty(entry);
        out.patient(entry.patient());
        shown.namedClinician().ifPresent(user -> out.user("namedClinician", user));
        out.at("eReferralPathwayStart", shown.pathwayStart());
        out.bool("clinicalInfoPrinted", shown.printed());
        out.at("ubrnReceived", row.enteredAt());
        shown.contactBy().ifPresent(day -> out.on("patientContactExpected", day));
        out.coding(
                "clinicalInformationStatus",
                Codes.system("ClinicalInformationStatus"),
                shown.letter().on(today).name());
        out.coding("reason", Codes.system("ReviewReason"), shown.reason());
        out.service(entry.service().orElseThrow(), shown.serviceName());
    }

    private void atReferrer(WorklistEntry entry, Shown.AtReferrer shown) {
        out.patient(entry.patient());
        priority(entry);
        out.at("referralCreated", shown.created());
        context(shown.context());
        out.user("referrer", shown.referrer());
        out.at("referralLastUpdated", shown.updated());
        WireQuirks.StateOnList state = WireQuirks.onList(shown.state());
        out.coding("status", Codes.system("ReferralState"), state.code(), state.display());
        shown.reason().ifPresent(code -> reason(code, shown.list()));
    }

    private void letterDue(WorklistEntry entry, Shown.LetterDue shown) {
        out.patient(entry.patient());
        priority(entry);
        out.at("referralCreated", shown.created());
        context(shown.context());
        out.user("referrer", shown.referrer());
        out.on("letterDue", shown.due());
    }

    private void priority(WorklistEntry entry) {
        out.coding("priority", Codes.system("Priority"), entry.priority().name());
    }

    private void specialty(WorklistEntry entry) {
        out.coding("specialty", base + Codes.SPECIALTY, entry.specialty().orElseThrow());
    }

    private void context(Shown.Context context) {
        out.text("clinicalContext", contexts.computeIfAbsent(context, details::clinicalContext));
    }

    private void reason(String code, Optional<ReasonList> list) {
        boolean wholeRequest = list.equals(Optional.of(ReasonList.REFERRAL_CANCELLATION));
        String system = wholeRequest ? Codes.REFERRAL_CANCELLATION_REASON : Codes.APPOINTMENT_CANCELLATION_REASON;
        String hosted = wholeRequest ? "REFERRAL-CANCELLATION-REASON" : "APPOINTMENT-CANCELLATION-REASON";
        out.coding("reason", base + system, code, displays.of(hosted, code).orElse(code));
    }

    static String practitioner(UserId user) {
        return "#Practitioner-" + user.value();
    }
}
