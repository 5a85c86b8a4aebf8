package health.onward.server.demo.events;

import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.referral.CreationRequest;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ShortlistChange;
import java.util.List;

/** The provider says between which services the patient may choose. */
final class ShortlistsForPatient implements Event {

    private final ShortlistChange shortlists;

    ShortlistsForPatient(ShortlistChange shortlists) {
        this.shortlists = shortlists;
    }

    @Override
    public String name() {
        return "shortlist-for-patient";
    }

    @Override
    public String meaning() {
        return "The provider says between which services of the same specialty and clinic type the patient may choose now";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.SHORTLIST_FOR_PATIENT.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.required("services", Field.Kind.NUMBERS, "1 to 20 services, in this order"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target request = happening.target();
        Referral referral = request.referral();
        var choice = new CreationRequest.Choice(
                happening.numbers("services").stream().map(ServiceId::new).toList(),
                referral.criteria(),
                referral.facets().information().intention(),
                referral.reminderDays());
        return shortlists
                .forPatient(referral.ubrn(), request.version(), choice, happening.actor())
                .map(change -> Happened.of(change.after()));
    }
}
