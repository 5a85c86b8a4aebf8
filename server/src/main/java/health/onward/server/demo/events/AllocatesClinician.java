package health.onward.server.demo.events;

import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.ReferralAction;
import health.onward.triage.Allocation;
import java.util.List;
import java.util.Optional;

/** A clinician of the provider says who is to see the patient. */
final class AllocatesClinician implements Event {

    private final Allocation allocation;

    AllocatesClinician(Allocation allocation) {
        this.allocation = allocation;
    }

    @Override
    public String name() {
        return "allocate-clinician";
    }

    @Override
    public String meaning() {
        return "The provider says which of its clinicians is to see the patient";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.ALLOCATE_CLINICIAN.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.optional(
                "clinician", Field.Kind.TEXT, "twelve digits; without it nobody in particular is to see the patient"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return clinician(happening.text("clinician"))
                .then(whom -> allocation.allocate(Reviewed.target(happening), whom, happening.actor()))
                .map(Reviewed::happened);
    }

    static Outcome<Optional<UserId>> clinician(Optional<String> said) {
        Optional<UserId> read = said.flatMap(UserId::parse);
        return said.isPresent() && read.isEmpty()
                ? Outcome.refused(
                        new Refusal(RefusalCode.INVALID_VALUE, "is not a staff number: twelve digits", "clinician"))
                : Outcome.accepted(read);
    }
}
