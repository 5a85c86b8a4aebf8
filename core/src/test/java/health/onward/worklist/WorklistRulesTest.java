package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.worklist.WorklistRequest.Allocation;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorklistRulesTest {

    private static final ServiceId MINE = new ServiceId(11002);
    private static final ServiceId ALSO_MINE = new ServiceId(11003);
    private static final ServiceId SOMEBODY_ELSES = new ServiceId(11004);

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            REFERRALS_FOR_REVIEW              | SERVICE_PROVIDER_CLINICIAN       | shown
            REFERRALS_FOR_REVIEW              | SERVICE_PROVIDER_CLINICIAN_ADMIN | shown
            REFERRALS_FOR_REVIEW              | SERVICE_PROVIDER_ADMIN           | shown
            REFERRALS_FOR_REVIEW              | REFERRING_CLINICIAN              | FORBIDDEN
            REFERRALS_FOR_REVIEW              | REFERRING_ADMIN                  | FORBIDDEN
            APPOINTMENT_SLOT_ISSUES           | SERVICE_PROVIDER_ADMIN           | shown
            APPOINTMENT_SLOT_ISSUES           | REFERRING_CLINICIAN_ADMIN        | FORBIDDEN
            REJECTED_TRIAGE_RESPONSE          | REFERRING_CLINICIAN              | shown
            REJECTED_TRIAGE_RESPONSE          | SERVICE_PROVIDER_CLINICIAN       | FORBIDDEN
            ASSESSMENT_RETURNED_CANCELLED_DNA | REFERRING_ADMIN                  | shown
            ASSESSMENT_RETURNED_CANCELLED_DNA | SERVICE_PROVIDER_ADMIN           | FORBIDDEN
            AWAITING_BOOKING                  | REFERRING_CLINICIAN              | shown
            AWAITING_BOOKING                  | REFERRING_CLINICIAN_ADMIN        | shown
            AWAITING_BOOKING                  | REFERRING_ADMIN                  | shown
            AWAITING_BOOKING                  | SERVICE_PROVIDER_CLINICIAN       | FORBIDDEN
            AWAITING_BOOKING                  | COMMISSIONER                     | FORBIDDEN
            LETTERS_OUTSTANDING               | REFERRING_ADMIN                  | shown
            LETTERS_OUTSTANDING               | SERVICE_PROVIDER_CLINICIAN_ADMIN | FORBIDDEN
            LETTERS_OUTSTANDING               | INFORMATION_ANALYST              | FORBIDDEN
            """)
    void a_list_is_for_its_own_side(Worklist list, BusinessFunction function, String expected) {
        assertThat(said(WorklistRules.permit(WorklistRequest.whole(list), actor(function))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            service 11002            | shown
            service 11004            | NO_RELATIONSHIP
            service 99999            | REFERENCE_NOT_FOUND
            specialty CARDIOLOGY     | shown
            specialty NOT_A_CODE     | REFERENCE_NOT_FOUND
            location R6901           | shown
            location X99             | REFERENCE_NOT_FOUND
            clinician 021600556514   | shown
            clinician 000000000000   | REFERENCE_NOT_FOUND
            """)
    void what_a_filter_names_must_exist_and_a_service_be_granted(String filter, String expected) {
        String name = filter.split(" ")[0];
        String value = filter.split(" ")[1];
        WorklistRequest request = request(name, value);
        boolean known = !Set.of("99999", "NOT_A_CODE", "X99", "000000000000").contains(value);
        var named = new WorklistRules.Named(
                known || !name.equals("service"),
                known || !name.equals("specialty"),
                known || !name.equals("location"),
                known || !name.equals("clinician"),
                Optional.empty());

        assertThat(said(WorklistRules.part(request, provider(), named))).isEqualTo(expected);
    }

    @Test
    void filters_are_for_provider_lists_only() {
        var filtered = new WorklistRequest(
                Worklist.AWAITING_BOOKING, Optional.of(MINE), Optional.empty(), Optional.empty(), new Allocation.Any());
        var unallocated = new WorklistRequest(
                Worklist.LETTERS_OUTSTANDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Allocation.Nobody());
        Actor referrer = actor(BusinessFunction.REFERRING_CLINICIAN);

        assertThat(said(WorklistRules.permit(filtered, referrer))).isEqualTo("UNEXPECTED_FIELD");
        assertThat(said(WorklistRules.permit(unallocated, referrer))).isEqualTo("UNEXPECTED_FIELD");
    }

    @Test
    void a_provider_sees_no_more_than_its_workgroups_grant_whatever_the_filters_say() {
        var atLocation =
                new WorklistRules.Named(true, true, true, true, Optional.of(Set.of(ALSO_MINE, SOMEBODY_ELSES)));
        var anywhere = new WorklistRules.Named(true, true, true, true, Optional.empty());
        WorklistRequest whole = WorklistRequest.whole(Worklist.REFERRALS_FOR_REVIEW);

        assertThat(scope(whole, anywhere)).containsExactlyInAnyOrder(MINE, ALSO_MINE);
        assertThat(scope(whole, atLocation)).containsExactly(ALSO_MINE);
        assertThat(scope(request("service", "11002"), anywhere)).containsExactly(MINE);
        assertThat(scope(request("service", "11002"), atLocation)).isEmpty();
    }

    private static Set<ServiceId> scope(WorklistRequest request, WorklistRules.Named named) {
        return WorklistRules.part(request, provider(), named) instanceof Outcome.Accepted(var part)
                ? part.services().orElseThrow()
                : Set.of();
    }

    private static WorklistRequest request(String filter, String value) {
        return new WorklistRequest(
                Worklist.REFERRALS_FOR_REVIEW,
                filter.equals("service") ? ServiceId.parse(value) : Optional.empty(),
                filter.equals("specialty") ? Optional.of(value) : Optional.empty(),
                filter.equals("location") ? OdsCode.parse(value) : Optional.empty(),
                filter.equals("clinician") ? new Allocation.To(new UserId(value)) : new Allocation.Any());
    }

    private static Actor provider() {
        return new Actor(
                new UserId("021600556514"),
                new OdsCode("R68"),
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN,
                Optional.empty(),
                Set.of(MINE, ALSO_MINE),
                "test");
    }

    private static Actor actor(BusinessFunction function) {
        return new Actor(new UserId("021600556514"), new OdsCode("R68"), function, Optional.empty(), Set.of(), "test");
    }

    private static String said(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> "shown";
            case Outcome.Refused<?> refused -> refused.code().name();
        };
    }
}
