package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.directory.CivilDay;
import health.onward.directory.CodeList;
import health.onward.directory.ReferenceData;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.time.Clock;

/** A004: one of the published code lists, whole. A list that does not exist is not found (api ambiguity 42). */
public final class RetrieveCodeSystem {

    private final ReferenceData data;
    private final Clock clock;

    public RetrieveCodeSystem(ReferenceData data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A004", "/STU3/CodeSystem/{type}", ErrorStyle.STU3, this::answer)
                .by(
                        REFERRING_CLINICIAN,
                        REFERRING_CLINICIAN_ADMIN,
                        SERVICE_PROVIDER_CLINICIAN,
                        SERVICE_PROVIDER_CLINICIAN_ADMIN,
                        PROVIDER_AUTHORISED_APPLICATION,
                        REFERRER_AUTHORISED_APPLICATION);
    }

    private Outcome<Answer> answer(WireCall call) {
        return CodeList.published(call.path("type"))
                .map(list -> Outcome.accepted(Stu3Answers.of(
                        200,
                        CodeSystemStu3.write(list, data.concepts(list), CivilDay.of(clock.instant()), call.base()))))
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no such code list"));
    }
}
