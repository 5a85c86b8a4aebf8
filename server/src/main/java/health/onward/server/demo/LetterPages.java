package health.onward.server.demo;

import health.onward.letter.Letter;
import health.onward.letter.Letters;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import health.onward.web.design.Pages;
import health.onward.web.letter.LetterPage;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Letters as pages, seen as the referring clinician sees them: until the pages of staff are there, the demo shows them (docs/demo.md). */
final class LetterPages {

    private final Letters letters;
    private final Referrals referrals;
    private final Pages pages;

    LetterPages(Letters letters, Referrals referrals, Pages pages) {
        this.letters = letters;
        this.referrals = referrals;
        this.pages = pages;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/demo/letters/{ubrn}", request -> show(request, false))
                .GET("/demo/letters/{ubrn}/summary", request -> show(request, true))
                .build();
    }

    private ServerResponse show(ServerRequest request, boolean summary) {
        Optional<Referral> found = Ubrn.parse(request.pathVariable("ubrn")).flatMap(referrals::find);
        if (found.isEmpty()) {
            return said(HttpStatus.NOT_FOUND, "there is no such request");
        }
        Referral referral = found.get();
        var referrer = Actors.referrer(referral.referrer(), referral.referringOrganisation());
        Outcome<Letter> outcome = summary
                ? letters.clinicalSummary(referral.ubrn(), referrer)
                : letters.toPatient(referral.ubrn(), referrer);
        return switch (outcome) {
            case Outcome.Accepted(var letter) -> pages.show(new LetterPage(letter));
            case Outcome.Refused<Letter> refused ->
                said(HttpStatus.CONFLICT, refused.refusals().getFirst().sentence());
        };
    }

    private static ServerResponse said(HttpStatus status, String sentence) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }
}
