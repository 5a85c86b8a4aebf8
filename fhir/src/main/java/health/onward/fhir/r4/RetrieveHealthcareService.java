package health.onward.fhir.r4;

import static health.onward.identity.BusinessFunction.REFERRER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.directory.CivilDay;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.ServiceId;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A033, one service as it is now; and A037, only its version, for those who hold a copy and ask whether it still holds. */
public final class RetrieveHealthcareService {

    private static final String PATH = "/R4/HealthcareService/{id}";

    private final Services services;
    private final Clock clock;

    public RetrieveHealthcareService(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("A033", PATH, ErrorStyle.R4, this::whole)
                        .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRER_AUTHORISED_APPLICATION),
                Endpoint.head("A037", PATH, ErrorStyle.R4, this::version)
                        .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRER_AUTHORISED_APPLICATION));
    }

    private Outcome<Answer> whole(WireCall call) {
        return find(call).map(service -> {
            var written = HealthcareServiceR4.write(service);
            // Nothing is said of an open service, as in the published example; one that has closed says so.
            if (!service.openOn(CivilDay.of(clock.instant()))) {
                written.setActive(false);
            }
            return R4Answers.of(200, written, service.version()).with("Cache-Control", "no-cache");
        });
    }

    private Outcome<Answer> version(WireCall call) {
        return find(call)
                .map(service -> new Answer(
                        200,
                        Map.of("ETag", "W/\"" + service.version() + "\"", "Cache-Control", "no-cache"),
                        new byte[0]));
    }

    private Outcome<Service> find(WireCall call) {
        return ServiceId.parse(call.path("id"))
                .flatMap(services::find)
                .filter(Service::told)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no such service"));
    }
}
