package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.directory.WorkingDays;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A conversation in each of its categories, with and without the provider's authorisation, and the people around it. */
public final class AdviceSample {

    /** A Monday. */
    public static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    public static final WorkingHours HOURS = new WorkingHours(new WorkingDays(Set.of(LocalDate.of(2026, 4, 3))));
    public static final ServiceId SERVICE = new ServiceId(11014);
    static final UserId REFERRER = new UserId("999000000001");
    static final Turn TURN = Turn.starting(MONDAY, MONDAY, HOURS.after(MONDAY, 2));

    private AdviceSample() {}

    static Advice asked(boolean authorised) {
        return asked(authorised, false);
    }

    static Advice asked(boolean authorised, boolean wished) {
        return AdviceRules.begun(
                new Ubrn(70_000),
                new Asked(
                        "a.1",
                        new NhsNumber("9990000018"),
                        new OdsCode("D82106"),
                        REFERRER,
                        REFERRER,
                        MONDAY,
                        SERVICE,
                        "Cardiology Advice Service",
                        new OdsCode("R69"),
                        "CARDIOLOGY",
                        Standings.criteria(),
                        authorised,
                        wished,
                        2),
                HOURS);
    }

    static Advice in(Category category, boolean authorised) {
        return in(category, authorised, false);
    }

    static Advice in(Category category, boolean authorised, boolean wished) {
        return asked(authorised, wished)
                .at(
                        switch (category) {
                            case PROVIDER_RESPONSE_REQUIRED -> new Stage.ProviderToRespond(TURN);
                            case REFERRER_TO_SUBMIT_FURTHER_INFORMATION -> new Stage.ReferrerToInform(TURN);
                            case REFERRER_TO_REVIEW_RESPONSE -> new Stage.ReferrerToReview(TURN, Recommendation.OTHER);
                            case CONVERSATION_ENDED_CLOSED -> new Stage.Closed(Recommendation.OTHER);
                            case CONVERSATION_ENDED_CANCELLED -> new Stage.Cancelled();
                            case ADVICE_CONVERTED -> new Stage.Converted();
                        },
                        MONDAY);
    }

    /** Under the names of the golden table. */
    static Map<String, Advice> all() {
        Map<String, Advice> all = new LinkedHashMap<>();
        for (Category category : Category.values()) {
            // What nobody authorised was never converted.
            if (category != Category.ADVICE_CONVERTED) {
                all.put(category.name(), in(category, false));
            }
            all.put(category + ", authorised", in(category, true));
            if (category == Category.PROVIDER_RESPONSE_REQUIRED) {
                all.put(category + ", authorised, wished", in(category, true, true));
            }
        }
        Advice closed = in(Category.CONVERSATION_ENDED_CLOSED, false);
        all.put(Category.CONVERSATION_ENDED_CLOSED + ", referred on", closed.leadingTo(new Ubrn(70_001)));
        return all;
    }

    public static Actor referrer() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, "D82106");
    }

    public static Actor provider() {
        return actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R69");
    }

    /** Only R69's staff have the service by their workgroup. */
    public static Actor actor(BusinessFunction function, String organisation) {
        boolean granted = organisation.equals("R69") && function.side() == BusinessFunction.Side.PROVIDER;
        return new Actor(
                granted ? new UserId("103264994981") : REFERRER,
                new OdsCode(organisation),
                function,
                Optional.empty(),
                granted ? Set.of(SERVICE) : Set.of(),
                "test");
    }

    static AdviceRules.Answer advice(Priority priority) {
        return new AdviceRules.Answer(
                GuidanceOutcome.RETURN_TO_REFERRER_WITH_ADVICE,
                Optional.of(Recommendation.ADVICE_ONLY_NO_REFERRAL_RECOMMENDED),
                priority);
    }

    static AdviceRules.Answer question() {
        return new AdviceRules.Answer(GuidanceOutcome.REQUIRE_FURTHER_INFORMATION, Optional.empty(), Priority.ROUTINE);
    }
}
