package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.AccessRenewal;
import java.util.List;

/** The practice takes the patient's access code away: it is in the wrong hands. */
final class WithdrawsAccessCode implements Event {

    private final AccessRenewal renewal;

    WithdrawsAccessCode(AccessRenewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public String name() {
        return "withdraw-access-code";
    }

    @Override
    public String meaning() {
        return "The referrer's staff withdraw the patient's access code; until it is renewed, no letter can be printed (NO_ACCESS_CODE)";
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
        return renewal.withdraw(referral.ubrn(), happening.actor()).map(done -> Happened.of(referral));
    }
}
