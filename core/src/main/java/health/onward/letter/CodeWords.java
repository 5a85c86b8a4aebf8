package health.onward.letter;

import health.onward.directory.CodeList;

/** What a person reads for a published code. */
@FunctionalInterface
public interface CodeWords {

    String display(CodeList list, String code);
}
