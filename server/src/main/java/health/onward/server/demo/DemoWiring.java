package health.onward.server.demo;

import health.onward.advice.Conversations;
import health.onward.appointment.ClinicCancellation;
import health.onward.appointment.SlotPolling;
import health.onward.directory.Reference;
import health.onward.identity.People;
import health.onward.letter.AdvicePapers;
import health.onward.letter.Letters;
import health.onward.letter.Press;
import health.onward.notice.NoticeRows;
import health.onward.platform.Database;
import health.onward.platform.Jobs;
import health.onward.platform.Seal;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.server.demo.events.AccessEvents;
import health.onward.server.demo.events.AdviceEvents;
import health.onward.server.demo.events.BookingStaffEvents;
import health.onward.server.demo.events.EventsRoute;
import health.onward.server.demo.events.EventsWiring;
import health.onward.server.demo.events.ReferrerEvents;
import health.onward.server.demo.events.ReviewEvents;
import health.onward.server.security.DemoTokens;
import health.onward.server.settings.Settings;
import health.onward.web.design.Pages;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What only the demo has: its world, a clock that can be moved, and tokens for scripts (docs/demo.md). */
@Configuration(proxyBeanMethods = false)
@Import({
    EventsWiring.class,
    AccessEvents.class,
    AdviceEvents.class,
    BookingStaffEvents.class,
    ReferrerEvents.class,
    ReviewEvents.class
})
public class DemoWiring {

    /** In milliseconds, as the wire writes them: what was stored reads back equal. */
    @Bean
    DemoClock clock(DataSource database) {
        return DemoClock.in(database, Clock.tickMillis(ZoneOffset.UTC));
    }

    @Bean
    FreshWorld freshWorld(
            Database database,
            DemoClock clock,
            ObjectProvider<Reference> reference,
            ObjectProvider<RequestNumbers> numbers,
            ObjectProvider<Jobs> jobs,
            Seal seal,
            Settings settings) {
        var places = new FreshWorld.Places(
                new DemoApplications(settings.directory()), settings.provider().demoAddress(), seal);
        return new FreshWorld(database, clock, places, () -> {
            jobs.ifAvailable(Jobs::makeSure);
            reference.ifAvailable(Reference::refresh);
            numbers.ifAvailable(RequestNumbers::forgetBlock);
        });
    }

    /** Before the web server opens its doors. */
    @Bean
    SmartInitializingSingleton firstWorld(FreshWorld world) {
        return world::settleWhereEmpty;
    }

    @Bean
    ResetGate resetGate() {
        return new ResetGate();
    }

    /** Before all others, so that also what they read is of one world. */
    @Bean
    FilterRegistrationBean<ResetGate> resetGateRegistration(ResetGate gate) {
        var registration = new FilterRegistrationBean<>(gate);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    RouterFunction<ServerResponse> demoLetters(
            Letters letters,
            AdvicePapers papers,
            Referrals referrals,
            Conversations conversations,
            Pages pages,
            Press press) {
        return new LetterPages(letters, papers, referrals, conversations, pages, press)
                .routes()
                .filter(new Nearby());
    }

    /** Tokens are issued by our own issuer only; with an outside one there is nothing to issue here. */
    @Bean
    RouterFunction<ServerResponse> demoRoutes(
            FreshWorld world,
            ResetGate gate,
            DemoClock clock,
            SlotPolling polling,
            People people,
            EventsRoute events,
            NoticeRows notices,
            ClinicCancellation clinics,
            Optional<DemoTokens> tokens) {
        RouterFunctions.Builder routes = RouterFunctions.route()
                .POST(ResetGate.RESET, new ResetRoute(world, gate)::reset)
                .GET("/demo/notices", new NoticesRoute(notices)::show)
                .GET("/demo/clinics/{service}/{order}", new ClinicsRoute(clinics)::show)
                .POST("/demo/clock", new ClockRoute(clock)::move)
                .POST("/demo/poll", request -> polled(polling.all()));
        events.addTo(routes);
        tokens.ifPresent(ours -> routes.add(new TokenRoute(people, ours).route()));
        return routes.filter(new Nearby()).build();
    }

    /** A line for each service whose diary its hospital keeps. */
    private static ServerResponse polled(List<SlotPolling.Polled> all) {
        String lines = all.stream()
                .map(one -> "service " + one.service() + ": "
                        + one.problem().orElse(one.offered() + " slots, " + one.changed() + " changes") + "\n")
                .collect(Collectors.joining());
        boolean good = all.stream().allMatch(one -> one.problem().isEmpty());
        return ServerResponse.status(good ? HttpStatus.OK : HttpStatus.BAD_GATEWAY)
                .contentType(MediaType.TEXT_PLAIN)
                .body(lines);
    }
}
