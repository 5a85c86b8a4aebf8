package health.onward.server.demo.events;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.referral.FileToLink;
import health.onward.referral.OnwardReferral;
import health.onward.referral.OnwardReferral.Request;
import health.onward.referral.ReferralAction;
import java.util.List;
import java.util.Optional;

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
        return List.of(
                Field.required("services", Field.Kind.NUMBERS, "the shortlist"),
                Field.required("specialty", Field.Kind.TEXT, "in which the services are found"),
                Field.required("clinicType", Field.Kind.TEXT, "in which the services are found"),
                Field.optional("priority", Field.Kind.TEXT, "ROUTINE, URGENT or TWO_WEEK_WAIT; as before without it"),
                Field.optional(
                        "letters", Field.Kind.TEXTS, "ids of files that were handed in (A020) for no request yet"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return priority(happening)
                .then(priority -> happening
                        .files("letters")
                        .then(letters -> onward.refer(request(happening, priority, letters), happening.actor())))
                .map(Happened::of);
    }

    private static Outcome<Priority> priority(Happening happening) {
        return happening
                .text("priority")
                .map(said -> Named.of(Priority.class, said, "priority"))
                .orElseGet(() -> Outcome.accepted(happening.target().referral().priority()));
    }

    private static Request request(Happening happening, Priority priority, List<FileToLink> letters) {
        Happening.Target said = happening.target();
        var criteria = new SearchCriteria(
                priority,
                happening.text("specialty"),
                happening.text("clinicType"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false);
        List<ServiceId> services =
                happening.numbers("services").stream().map(ServiceId::new).toList();
        return new Request(said.referral().ubrn(), said.version(), services, criteria, letters);
    }
}
