package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * One stored change to a referral, told to whoever keeps something beside it. {@code before} is absent on creation.
 *
 * @param endpoint what caused it, for audit: an endpoint's number or a page's name
 * @param links what it does to the files that go with the referral, if anything
 * @param said why, for the ledger, where the referral's new standing does not say it
 */
public record ReferralChange(
        Optional<Referral> before,
        Referral after,
        LedgerAction action,
        Actor actor,
        String endpoint,
        Instant at,
        Optional<Links> links,
        Optional<Said> said) {

    /** @param reason a code */
    public record Said(Optional<String> reason, Optional<String> comment) {}

    public ReferralChange(
            Optional<Referral> before, Referral after, LedgerAction action, Actor actor, String endpoint, Instant at) {
        this(before, after, action, actor, endpoint, at, Optional.empty(), Optional.empty());
    }

    public ReferralChange linking(Optional<Links> files) {
        return new ReferralChange(before, after, action, actor, endpoint, at, files, said);
    }

    public ReferralChange saying(Optional<Said> why) {
        return new ReferralChange(before, after, action, actor, endpoint, at, links, why);
    }
}
