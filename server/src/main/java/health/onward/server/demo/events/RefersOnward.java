package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.OnwardReferral;
import health.onward.referral.OnwardReferral.Request;
import health.onward.referral.ReferralAction;
import java.util.List;
import java.util.stream.Stream;

/** A clinician of the provider refers the patient on, with a request of the provider's own. */
final class RefersOnward implements Event {

    private final OnwardReferral onward;

    RefersOnward(OnwardReferral onward) {
        this.onward = onward;
    }

    @Override
    public String name() {
        return "refer-onward";
    }

    @Override
    public String meaning() {
        return "The provider refers the patient on: a new request of its own, linked to this one, which the answer names";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.REFER_ONWARD.functions());
    }

    @Override
    public List<Field> fields() {
        return Stream.concat(
                        SoughtServices.FIELDS.stream(),
                        Stream.of(Field.optional(
                                "letters",
                                Field.Kind.TEXTS,
                                "ids of files that were handed in (A020) for no request yet")))
                .toList();
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target said = happening.target();
        return SoughtServices.criteria(happening, said.referral().priority())
                .then(criteria -> happening
                        .files("letters")
                        .then(letters -> onward.refer(
                                new Request(
                                        said.referral().ubrn(),
                                        said.version(),
                                        SoughtServices.services(happening),
                                        criteria,
                                        letters),
                                happening.actor())))
                .map(Happened::of);
    }
}
