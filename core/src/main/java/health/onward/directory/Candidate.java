package health.onward.directory;

import java.util.Arrays;

/**
 * A service that a search might find.
 *
 * @param siteOpen patients are seen at its site
 * @param commissioning for the searching organisation, or for who commissions for it
 */
record Candidate(Service service, boolean siteOpen, Commissioning commissioning) {

    enum Commissioning {
        NONE,
        /** A rule was removed: who had been referred under it may still be booked (domain rules 3.5). */
        LAPSED,
        IN_EFFECT
    }

    /** @param removed of each rule that has come into effect, whether it was removed since */
    static Candidate of(Service service, boolean siteOpen, Boolean[] removed) {
        boolean inEffect = Arrays.asList(removed).contains(false);
        Commissioning lapsed = removed.length == 0 ? Commissioning.NONE : Commissioning.LAPSED;
        return new Candidate(service, siteOpen, inEffect ? Commissioning.IN_EFFECT : lapsed);
    }
}
