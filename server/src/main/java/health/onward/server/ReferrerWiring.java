package health.onward.server;

import health.onward.advice.Conversations;
import health.onward.advice.RequestIds;
import health.onward.appointment.Booking;
import health.onward.appointment.BookingCancellation;
import health.onward.appointment.BookingChange;
import health.onward.appointment.BookingDecision;
import health.onward.appointment.ReferralRecords;
import health.onward.appointment.SendingForTriage;
import health.onward.audit.AuditTrail;
import health.onward.fhir.r4.SearchServiceRequests;
import health.onward.fhir.stu3.ChangeShortlistForTriage;
import health.onward.fhir.stu3.CodeDisplays;
import health.onward.fhir.stu3.CreateReferralForTriage;
import health.onward.fhir.wire.Endpoint;
import health.onward.patient.Demographics;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.referral.Creation;
import health.onward.referral.Dismissal;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.referral.ShortlistChange;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What referrers and patients do besides: another time, an outcome noted, triage in one step; endpoints A021, A032 and A041. */
@Configuration(proxyBeanMethods = false)
class ReferrerWiring {

    @Bean
    BookingChange bookingChange(Booking booking, BookingCancellation cancellation) {
        return new BookingChange(booking, cancellation);
    }

    @Bean
    Dismissal dismissal(Transactions transactions, Referrals referrals, Clock clock) {
        return new Dismissal(transactions, referrals, clock);
    }

    @Bean
    SendingForTriage sendingForTriage(
            Transactions transactions,
            Referrals referrals,
            RequestNumbers numbers,
            Creation creation,
            ShortlistChange shortlists,
            BookingDecision decision,
            ReferralRecords records,
            Clock clock) {
        return new SendingForTriage(transactions, referrals, numbers, creation, shortlists, decision, records, clock);
    }

    @Bean
    RequestIds requestIds(
            Transactions transactions,
            Referrals referrals,
            Conversations conversations,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        return new RequestIds(transactions, referrals, conversations::find, patients, audit, clock);
    }

    @Bean
    List<Endpoint> referrerEndpoints(
            SendingForTriage sending, RequestIds requests, CodeDisplays displays, Ids ids, Clock clock) {
        return List.of(
                new CreateReferralForTriage(sending, displays).endpoint(),
                new ChangeShortlistForTriage(sending, displays).endpoint(),
                new SearchServiceRequests(requests, ids, clock).endpoint());
    }
}
