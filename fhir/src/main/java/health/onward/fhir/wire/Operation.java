package health.onward.fhir.wire;

import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** What one endpoint does: everything before it (token, role, negotiation, version header) has been checked. */
@FunctionalInterface
public interface Operation {

    Outcome<Answer> answer(WireCall call);
}
