package health.onward.fhir.stu3;

import java.util.Optional;

/** The display of a code in one of the published lists that this server hosts, such as SPECIALTY. */
@FunctionalInterface
public interface CodeDisplays {

    Optional<String> of(String list, String code);
}
