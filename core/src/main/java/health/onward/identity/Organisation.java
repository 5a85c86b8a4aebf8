package health.onward.identity;

import java.util.Optional;

/**
 * An organisation or one of its sites.
 *
 * @param parent the organisation that a site belongs to, or that commissions for a practice
 * @param open a closed one keeps its name on what was done there, and nobody acts there any more
 */
public record Organisation(
        OdsCode code, String name, Kind kind, Optional<OdsCode> parent, Optional<String> postcode, boolean open) {

    /** What an organisation is there for (domain 1.5). */
    public enum Kind {
        GP_PRACTICE(true),
        PROVIDER(true),
        SITE(false),
        COMMISSIONER(false);

        private final boolean refers;

        Kind(boolean refers) {
            this.refers = refers;
        }
    }

    /** Whether patients may be referred from here: any practice or provider may, while it is open (any-to-any referral). */
    public boolean mayRefer() {
        return open && kind.refers;
    }
}
