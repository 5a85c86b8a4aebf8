package health.onward.fhir.stu3;

import health.onward.fhir.wire.WireCall;
import health.onward.identity.Actor;
import health.onward.letter.Letter;
import health.onward.letter.Letter.Print;
import health.onward.letter.Press;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Answers with a letter on paper, named as the published files are: request, kind, moment. */
final class PdfAnswers {

    /** Many clients ask for everything as FHIR, as which the refusals come: a letter is no reason to send them away. */
    static final Set<String> TYPES = Set.of("application/pdf", "application/fhir+json");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneId.of("Europe/London"));

    private PdfAnswers() {}

    /** Of what is written about the request that the path names. */
    static Outcome<Answer> of(WireCall call, BiFunction<Ubrn, Actor, Outcome<Letter>> written, Press press) {
        return Paths.ubrn(call).then(ubrn -> written.apply(ubrn, call.actor()).map(letter -> of(letter, ubrn, press)));
    }

    private static Answer of(Letter letter, Ubrn ubrn, Press press) {
        String name = "%s_%s_%s.pdf".formatted(ubrn, letter.kind().published(), MOMENT.format(letter.written()));
        return new Answer(
                200,
                Map.of(
                        "Content-Type", "application/pdf",
                        "Content-Disposition", "attachment; filename=\"" + name + "\"",
                        // It holds an access code: no cache between us and the printer keeps it.
                        "Cache-Control", "no-store"),
                press.pdf(letter, Print.STANDARD));
    }
}
