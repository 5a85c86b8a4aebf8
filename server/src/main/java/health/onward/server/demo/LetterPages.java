package health.onward.server.demo;

import health.onward.advice.Conversations;
import health.onward.identity.Actor;
import health.onward.letter.AdvicePapers;
import health.onward.letter.Letter;
import health.onward.letter.Letters;
import health.onward.letter.Press;
import health.onward.platform.Outcome;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import health.onward.web.design.Pages;
import health.onward.web.letter.LetterPage;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.CacheControl;
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
    private final Press press;

    LetterPages(
            Letters letters,
            AdvicePapers papers,
            Referrals referrals,
            Conversations conversations,
            Pages pages,
            Press press) {
        this.letters = letters;
        this.papers = papers;
        this.referrals = referrals;
        this.conversations = conversations;
        this.pages = pages;
        this.press = press;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/demo/letters/{ubrn}", request -> show(request, letters::toPatient))
                .GET("/demo/letters/{ubrn}/paper", request -> print(request, letters::toPatient))
                .GET("/demo/letters/{ubrn}/summary/paper", request -> print(request, letters::clinicalSummary))
                .GET("/demo/letters/{ubrn}/summary", request -> show(request, letters::clinicalSummary))
                .GET("/demo/letters/{ubrn}/advice", this::advice)
                .build();
    }

    private ServerResponse show(ServerRequest request, BiFunction<Ubrn, Actor, Outcome<Letter>> written) {
        return written(request, written).map(this::shown).orElseGet(LetterPages::none);
    }

    private Optional<Outcome<Letter>> written(ServerRequest request, BiFunction<Ubrn, Actor, Outcome<Letter>> written) {
        return Ubrn.parse(request.pathVariable("ubrn"))
                .flatMap(referrals::find)
                .map(referral -> written.apply(
                        referral.ubrn(), Actors.referrer(referral.referrer(), referral.referringOrganisation())));
    }

    /** As large as its reader needs it: {@code ?print=large}. The published API prints in one size. */
    private ServerResponse print(ServerRequest request, BiFunction<Ubrn, Actor, Outcome<Letter>> written) {
        String said = request.param("print").orElse("standard");
        Optional<Letter.Print> size = Arrays.stream(Letter.Print.values())
                .filter(one -> one.name().equalsIgnoreCase(said))
                .findFirst();
        if (size.isEmpty()) {
            return said(HttpStatus.UNPROCESSABLE_CONTENT, "'print' is standard or large");
        }
        return written(request, written)
                .map(outcome -> printed(outcome, size.get()))
                .orElseGet(LetterPages::none);
    }

    private ServerResponse printed(Outcome<Letter> outcome, Letter.Print size) {
        return switch (outcome) {
            case Outcome.Accepted(var letter) ->
                ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .cacheControl(CacheControl.noStore())
                        .body(press.pdf(letter, size));
            case Outcome.Refused<Letter> refused -> refused(refused);
        };
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
            case Outcome.Refused<Letter> refused -> refused(refused);
        };
    }

    private static ServerResponse refused(Outcome.Refused<Letter> refused) {
        return said(HttpStatus.CONFLICT, refused.refusals().getFirst().sentence());
    }

    private static ServerResponse none() {
        return said(HttpStatus.NOT_FOUND, "there is no such request");
    }

    private static ServerResponse said(HttpStatus status, String sentence) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }
}
