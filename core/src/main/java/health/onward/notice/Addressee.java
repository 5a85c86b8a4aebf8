package health.onward.notice;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.util.Optional;

/**
 * Whom a notice is for.
 *
 * @param organisation absent for the patient; where a person works, or the organisation itself
 */
public record Addressee(Role role, Optional<OdsCode> organisation, Optional<UserId> person) {

    /** The names are stored. */
    public enum Role {
        PATIENT,
        PERSON,
        ORGANISATION,
        COMMISSIONER
    }

    static Addressee patient() {
        return new Addressee(Role.PATIENT, Optional.empty(), Optional.empty());
    }

    static Addressee person(UserId person, OdsCode at) {
        return new Addressee(Role.PERSON, Optional.of(at), Optional.of(person));
    }

    static Addressee organisation(OdsCode organisation) {
        return new Addressee(Role.ORGANISATION, Optional.of(organisation), Optional.empty());
    }

    static Addressee commissioner(OdsCode commissioner) {
        return new Addressee(Role.COMMISSIONER, Optional.of(commissioner), Optional.empty());
    }
}
