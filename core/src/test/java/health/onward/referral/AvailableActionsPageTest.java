package health.onward.referral;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.GeneratedDoc;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AvailableActionsPageTest {

    private static final String HEAD = """
            # What may be done to a referral

            Generated from `ReferralActions`: who may do what in each standing, at the referring organisation, with the service in their
            workgroup, or as the patient. Functions that are not listed may do nothing. A029 tells clients of
            RECORD_REVIEW_OUTCOME, CREATE_APPOINTMENT, CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL and
            CANCEL_DIRECTLY_BOOKED_APPOINTMENT; the others are endpoints of their own, or acts on pages and of patients.

            | standing | published state | function | actions |
            |---|---|---|---|
            """;

    @Test
    void the_page_of_available_actions_is_fresh() throws IOException {
        GeneratedDoc.isFresh(
                "available-actions.md",
                HEAD
                        + Standings.all().entrySet().stream()
                                .map(AvailableActionsPageTest::rows)
                                .collect(Collectors.joining()));
    }

    private static String rows(Map.Entry<String, Referral> standing) {
        var rows = new StringBuilder();
        for (BusinessFunction function : BusinessFunction.values()) {
            var actions =
                    ReferralActions.available(standing.getValue(), actor(function, standing.getValue()), Standings.NOW);
            if (!actions.isEmpty()) {
                String names = actions.stream().map(Enum::name).collect(Collectors.joining(", "));
                rows.append("| %s | %s | %s | %s |%n"
                        .formatted(
                                standing.getKey(),
                                standing.getValue().standing().state(),
                                function,
                                names));
            }
        }
        return rows.toString();
    }

    private static Actor actor(BusinessFunction function, Referral referral) {
        if (function == BusinessFunction.PATIENT) {
            return Actor.patient(referral.patient().value(), "docs");
        }
        boolean provider = function.side() == Side.PROVIDER;
        return new Actor(
                new UserId("999000000001"),
                provider ? Standings.PROVIDER : referral.referringOrganisation(),
                function,
                Optional.empty(),
                provider ? Set.of(Standings.SERVICE) : Set.<ServiceId>of(),
                "docs");
    }
}
