package health.onward.patient;

import java.util.Optional;

/** The port to wherever demographics come from; our own index is the default, a national service can stand behind it. */
public interface Demographics {

    Optional<Patient> find(NhsNumber nhsNumber);
}
