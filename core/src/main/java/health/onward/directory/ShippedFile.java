package health.onward.directory;

import health.onward.platform.Outcome;
import health.onward.platform.bulk.ImportReport;
import health.onward.platform.bulk.Input;
import java.io.InputStream;

/** A reference file that comes with the house. */
final class ShippedFile implements Input {

    private final String name;

    ShippedFile(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() {
        InputStream in = ShippedFile.class.getResourceAsStream("/reference/" + name);
        if (in == null) {
            throw new IllegalStateException("reference/" + name + " is not on the class path");
        }
        return in;
    }

    /** Our own files are part of the program: one that is refused is a bug. */
    static void mustBeAccepted(Outcome<ImportReport> outcome) {
        if (outcome instanceof Outcome.Refused<ImportReport> refused) {
            throw new IllegalStateException("the shipped reference data is wrong: " + refused.refusals());
        }
    }
}
