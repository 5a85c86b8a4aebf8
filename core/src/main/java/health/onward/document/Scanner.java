package health.onward.document;

import java.io.IOException;
import java.io.InputStream;

/** Looks into a file. It says {@link Verdict.Clean} only of what it has understood to the last byte. */
public interface Scanner {

    /** As it is written into the record of what was found. */
    String name();

    /** @param contents opens the file from its beginning, as often as it is asked */
    Verdict scan(FileType type, Contents contents) throws IOException;

    /** The bytes of one file. */
    interface Contents {

        long bytes();

        InputStream open() throws IOException;
    }

    /** Asks one after the other; the first that does not find a file clean has said it. */
    static Scanner each(Scanner first, Scanner second) {
        return new Scanner() {
            @Override
            public String name() {
                return first.name() + " and " + second.name();
            }

            @Override
            public Verdict scan(FileType type, Contents contents) throws IOException {
                Verdict verdict = first.scan(type, contents);
                return verdict instanceof Verdict.Clean ? second.scan(type, contents) : verdict;
            }
        };
    }

    /** There is nobody who could look: no file is ever given out. */
    static Scanner nobody() {
        return new Scanner() {
            @Override
            public String name() {
                return "nobody";
            }

            @Override
            public Verdict scan(FileType type, Contents contents) {
                return new Verdict.NoAnswer("no scanner is set up (ONWARD_CLAMD)");
            }
        };
    }
}
