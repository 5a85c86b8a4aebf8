package health.onward.fhir.stu3;

import health.onward.directory.CodeList;
import health.onward.directory.Concept;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeSystem;
import org.hl7.fhir.dstu3.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.dstu3.model.CodeSystem.PropertyType;
import org.hl7.fhir.dstu3.model.IntegerType;
import org.hl7.fhir.dstu3.model.Type;

/** The properties that the concepts of each published list carry (A004, api section a.11), in the published order. */
final class ConceptProperties {

    private static final String PROPERTIES = Codes.system("Concept-Properties") + "#";

    /** @param values of a concept, given the API's base; none when the concept lacks the property */
    record Property(String code, PropertyType type, BiFunction<Concept, String, Stream<? extends Type>> values) {

        void declare(CodeSystem system) {
            system.addProperty().setCode(code).setUri(PROPERTIES + code).setType(type);
        }

        void write(Concept concept, String base, ConceptDefinitionComponent written) {
            values.apply(concept, base)
                    .forEach(value -> written.addProperty().setCode(code).setValue(value));
        }
    }

    private static final Property EFFECTIVE_FROM = new Property(
            "effectiveFrom",
            PropertyType.DATETIME,
            (concept, base) -> concept.effectiveFrom().stream().map(CodeSystemStu3::at));
    private static final Property EFFECTIVE_TO = new Property(
            "effectiveTo",
            PropertyType.DATETIME,
            (concept, base) -> concept.effectiveTo().stream().map(CodeSystemStu3::at));

    private static final List<Property> DATES = List.of(EFFECTIVE_FROM, EFFECTIVE_TO);
    private static final List<Property> CLINIC_TYPE = datesAnd(new Property(
            "specialty",
            PropertyType.CODING,
            (concept, base) ->
                    concept.property("specialty").stream().map(code -> Codes.coding(base + Codes.SPECIALTY, code))));
    private static final List<Property> APPOINTMENT_REASON = datesAnd(
            coding("appointmentBookingCancellationReasonType", "type", "AppointmentBookingCancellationReasonType"),
            bool("willCancelWholeRequest", "will_cancel_whole_request"),
            bool("commentIsMandatory", "comment_is_mandatory"),
            coding("businessFunction", "business_functions", "BusinessFunction"),
            coding("usage", "usage", "AppointmentCancellationReasonUsage"));
    private static final List<Property> REFERRAL_REASON = datesAnd(
            coding("appointmentRequestCancellationReasonType", "type", "AppointmentRequestCancellationReasonType"),
            bool("commentIsMandatory", "comment_is_mandatory"),
            bool("canCancelAppointment", "can_cancel_appointment"),
            coding("businessFunction", "business_functions", "BusinessFunction"),
            coding("referrerUsage", "referrer_usage", "ReferralRequestCancellationReasonUsage"));
    private static final List<Property> PRIORITY = datesAnd(
            days("deferToProviderContactDays", "defer_to_provider_contact_days"),
            days("triageContactDays", "triage_contact_days"));

    private ConceptProperties() {}

    static List<Property> of(CodeList list) {
        return switch (list) {
            case SPECIALTY, APPOINTMENT_NON_ATTENDANCE_REASON -> DATES;
            case CLINIC_TYPE -> CLINIC_TYPE;
            case APPOINTMENT_CANCELLATION_REASON -> APPOINTMENT_REASON;
            case REFERRAL_CANCELLATION_REASON -> REFERRAL_REASON;
            case PRIORITY -> PRIORITY;
        };
    }

    /** One value for each word of the column. */
    private static Property coding(String code, String column, String system) {
        return new Property(
                code,
                PropertyType.CODING,
                (concept, base) ->
                        concept.words(column).stream().map(word -> Codes.coding(Codes.system(system), word)));
    }

    private static Property bool(String code, String column) {
        return new Property(
                code, PropertyType.BOOLEAN, (concept, base) -> Stream.of(new BooleanType(concept.is(column))));
    }

    private static Property days(String code, String column) {
        return new Property(
                code, PropertyType.INTEGER, (concept, base) -> Stream.of(new IntegerType(concept.days(column))));
    }

    private static List<Property> datesAnd(Property... others) {
        return Stream.concat(DATES.stream(), Stream.of(others)).toList();
    }
}
