package health.onward.web.letter;

import health.onward.letter.Letter;
import health.onward.web.design.Page;

/** A letter in a browser: the same words in the same order as on paper, as large as its reader wants them. */
public record LetterPage(Letter letter) implements Page {

    @Override
    public String template() {
        return "letter/letter.jte";
    }
}
