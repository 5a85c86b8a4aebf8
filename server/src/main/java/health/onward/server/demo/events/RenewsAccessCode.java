package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.AccessRenewal;
import java.util.List;

/** The practice gives the patient another access code, in the place of the one that was lost or seen. */
final class RenewsAccessCode implements Event {

    private final AccessRenewal renewal;

    RenewsAccessCode(AccessRenewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public String name() {
        return "renew-access-code";
    }

    @Override
    public String meaning() {
        return "The referrer's staff give the patient a new access code; the old one stops working";
    }

    @Override
    public Who who() {
        return new Who.Staff(AccessRenewal.FUNCTIONS);
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        var referral = happening.target().referral();
        return renewal.renew(referral.ubrn(), happening.actor()).map(done -> Happened.of(referral));
    }
}
