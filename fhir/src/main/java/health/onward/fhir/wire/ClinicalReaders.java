package health.onward.fhir.wire;

import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.identity.BusinessFunction;
import java.util.Set;

/** Who may ask what is known of a patient's request: clinicians of both sides, who types for them, and a provider's own software (a.2). */
public final class ClinicalReaders {

    public static final Set<BusinessFunction> FUNCTIONS = Set.of(
            REFERRING_CLINICIAN,
            REFERRING_CLINICIAN_ADMIN,
            SERVICE_PROVIDER_CLINICIAN,
            SERVICE_PROVIDER_CLINICIAN_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION);

    private ClinicalReaders() {}
}
