package health.onward.server.demo;

import health.onward.advice.Conversations;
import health.onward.identity.Actor;
import health.onward.letter.AdvicePapers;
import health.onward.letter.Letter;
import health.onward.letter.Letters;
import health.onward.platform.Outcome;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import health.onward.web.design.Pages;
import health.onward.web.letter.LetterPage;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Letters as pages, seen as the referring clinician sees them: until the pages of staff are there, the demo shows them (docs/demo.md). */
final class LetterPages {

    private final Letters letters;
    private final AdvicePapers papers;
    private final Referrals referrals;
    private final Conversations conversations;
    private final Pages pages;

    LetterPages(Letters letters, AdvicePapers papers, Referrals referrals, Conversations conversations, Pages pages) {
        this.letters = letters;
        this.papers = papers;
        this.referrals = referrals;
        this.conversations = conversations;
        this.pages = pages;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/demo/letters/{ubrn}", request -> show(request, letters::toPatient))
                .GET("/demo/letters/{ubrn}/summary", request -> show(request, letters::clinicalSummary))
                .GET("/demo/letters/{ubrn}/advice", this::advice)
                .build();
    }

    private ServerResponse show(ServerRequest request, BiFunction<Ubrn, Actor, Outcome<Letter>> written) {
        return Ubrn.parse(request.pathVariable("ubrn"))
                .flatMap(referrals::find)
                .map(referral -> written.apply(
                        referral.ubrn(), Actors.referrer(referral.referrer(), referral.referringOrganisation())))
                .map(this::shown)
                .orElseGet(LetterPages::none);
    }

    private ServerResponse advice(ServerRequest request) {
        return Ubrn.parse(request.pathVariable("ubrn"))
                .flatMap(conversations::find)
                .map(advice -> papers.overview(
                        advice.ubrn(),
                        Actors.referrer(
                                advice.asked().referrer(), advice.asked().referringOrganisation())))
                .map(this::shown)
                .orElseGet(LetterPages::none);
    }

    private ServerResponse shown(Outcome<Letter> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var letter) -> pages.show(new LetterPage(letter));
            case Outcome.Refused<Letter> refused ->
                said(HttpStatus.CONFLICT, refused.refusals().getFirst().sentence());
        };
    }

    private static ServerResponse none() {
        return said(HttpStatus.NOT_FOUND, "there is no such request");
    }

    private static ServerResponse said(HttpStatus status, String sentence) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }
}
