package health.onward.house;

import java.util.Set;

/** Where the house breaks a rule of its own, with the reason; the list may only shrink. */
final class HouseExceptions {

    private HouseExceptions() {}

    /** What a violation starts with. */
    static Set<String> of(HouseRule rule) {
        return switch (rule) {
            // A029's own name; it decides nothing and asks ReferralActions.
            case RULES_ARE_PURE -> Set.of("health.onward.referral.AvailableActions ");
            // Not a value: what is wired together for the server, the bench and tests.
            case VALUES_ARE_PURE -> Set.of("health.onward.directory.Reference ");
            default -> Set.of();
        };
    }
}
