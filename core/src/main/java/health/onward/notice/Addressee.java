package health.onward.notice;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.util.Optional;

/**
 * Whom a notice is for.
 *
 * @param organisation absent for the patient; where a person works, or the organisation itself
 * @param service whose staff are told, whoever is in; absent for all others
 */
public record Addressee(
        Role role, Optional<OdsCode> organisation, Optional<UserId> person, Optional<ServiceId> service) {

    /** The names are stored. */
    public enum Role {
        PATIENT,
        PERSON,
        SERVICE,
        ORGANISATION,
        COMMISSIONER
    }

    static Addressee patient() {
        return new Addressee(Role.PATIENT, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Addressee person(UserId person, OdsCode at) {
        return new Addressee(Role.PERSON, Optional.of(at), Optional.of(person), Optional.empty());
    }

    static Addressee service(ServiceId service, OdsCode of) {
        return new Addressee(Role.SERVICE, Optional.of(of), Optional.empty(), Optional.of(service));
    }

    static Addressee organisation(OdsCode organisation) {
        return new Addressee(Role.ORGANISATION, Optional.of(organisation), Optional.empty(), Optional.empty());
    }

    static Addressee commissioner(OdsCode commissioner) {
        return new Addressee(Role.COMMISSIONER, Optional.of(commissioner), Optional.empty(), Optional.empty());
    }
}
