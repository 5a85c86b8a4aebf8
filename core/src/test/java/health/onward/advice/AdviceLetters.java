package health.onward.advice;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.referral.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A conversation that was converted, for those who write conversations down. */
public final class AdviceLetters {

    public static final UserId GP = AdviceSample.REFERRER;
    public static final UserId CONSULTANT = new UserId("103264994981");
    public static final UserId SECRETARY = new UserId("555031998104");
    public static final OdsCode PRACTICE = new OdsCode("D82106");
    public static final OdsCode HOSPITAL = new OdsCode("R69");

    private AdviceLetters() {}

    public static AdviceRecord converted() {
        return of(Category.ADVICE_CONVERTED);
    }

    static AdviceRecord of(Category category) {
        return new AdviceRecord(
                AdviceSample.in(category, true),
                List.of(
                        said(1, SentBy.REQUESTER, GP, PRACTICE, "What shall I do? HbA1c < 48, BP &lt;b>120/80"),
                        said(
                                2,
                                SentBy.REFERRER_CLINICAL_INFORMATION_UPDATED,
                                GP,
                                PRACTICE,
                                Messages.INFORMATION_CHANGED),
                        answered(
                                3,
                                GuidanceOutcome.RETURN_TO_REFERRER_WITH_ADVICE,
                                "See <a href=\"https://www.nice.org.uk/ng106\" target=\"_blank\">NG106</a>"),
                        said(4, SentBy.REQUESTER, GP, PRACTICE, "And then?"),
                        answered(5, GuidanceOutcome.PROVIDER_CONVERTED, "We take this on")),
                List.of(
                        filed(0, Attachment.Kind.REFERRER, "ecg.pdf", Availability.AVAILABLE),
                        filed(3, Attachment.Kind.GUIDANCE_RESPONSE, "dose.pdf", Availability.PENDING)));
    }

    private static Message said(int number, SentBy by, UserId user, OdsCode organisation, String text) {
        var sender = new Message.Sender(user, organisation, BusinessFunction.REFERRING_CLINICIAN);
        return new Message(number, number, by, sender, sender, Optional.empty(), Optional.empty(), text, at(number));
    }

    private static Message answered(int number, GuidanceOutcome outcome, String text) {
        boolean advice = outcome == GuidanceOutcome.RETURN_TO_REFERRER_WITH_ADVICE;
        return new Message(
                number,
                number,
                SentBy.RESPONDER,
                new Message.Sender(SECRETARY, HOSPITAL, BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN),
                new Message.Sender(CONSULTANT, HOSPITAL, BusinessFunction.SERVICE_PROVIDER_CLINICIAN),
                Optional.of(outcome),
                advice ? Optional.of(Recommendation.ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED) : Optional.empty(),
                text,
                at(number));
    }

    private static Filed filed(int message, Attachment.Kind kind, String name, Availability availability) {
        return new Filed(
                message,
                new Attachment(
                        message,
                        new FileId(new UUID(1, message)),
                        kind,
                        name,
                        "application/pdf",
                        1,
                        Optional.of("As promised"),
                        message == 0 ? GP : CONSULTANT,
                        message == 0 ? PRACTICE : HOSPITAL,
                        Optional.empty(),
                        at(message),
                        at(message),
                        availability));
    }

    private static Instant at(int number) {
        return AdviceSample.MONDAY.plusSeconds(3600L * number);
    }
}
