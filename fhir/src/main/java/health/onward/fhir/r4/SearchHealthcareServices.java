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
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A035: up to twenty services by their ids, in the order asked. Unknown ids are passed over (api ambiguity 41). */
public final class SearchHealthcareServices {

    private static final String PATH = "/R4/HealthcareService";
    private static final String ID = "_id";
    private static final int MOST = 20;

    private final Services services;
    private final Ids ids;
    private final Clock clock;

    public SearchHealthcareServices(Services services, Ids ids, Clock clock) {
        this.services = services;
        this.ids = ids;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A035", PATH, ErrorStyle.R4, this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRER_AUTHORISED_APPLICATION)
                .knowing(ID);
    }

    private Outcome<Answer> answer(WireCall call) {
        List<String> said = call.query().getOrDefault(ID, List.of());
        return said.isEmpty()
                ? Outcome.refused(new Refusal(RefusalCode.MISSING_PARAMETER, "is missing.", ID))
                : asked(said.getFirst()).map(found -> found(found, call.base()));
    }

    private static Outcome<Collection<ServiceId>> asked(String said) {
        Collection<ServiceId> asked = new LinkedHashSet<>();
        String[] texts = said.split(",", -1);
        for (String text : texts) {
            Optional<ServiceId> id = ServiceId.parse(text.strip());
            if (id.isEmpty()) {
                return Outcome.refused(
                        new Refusal(RefusalCode.BAD_REQUEST, "must be service ids, separated by commas", ID));
            }
            asked.add(id.get());
        }
        return texts.length > MOST
                ? Outcome.refused(new Refusal(RefusalCode.BAD_REQUEST, "has more than " + MOST + " ids", ID))
                : Outcome.accepted(asked);
    }

    private Answer found(Collection<ServiceId> asked, String base) {
        Instant now = clock.instant();
        String self = asked.stream().map(ServiceId::toString).collect(Collectors.joining(",", "?_id=", ""));
        var bundle = new SearchsetR4(ids.uuid(), now, base + PATH + self);
        Map<ServiceId, Service> known =
                services.find(asked).stream().collect(Collectors.toMap(Service::id, Function.identity()));
        asked.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).filter(Service::told).stream())
                .forEach(service -> bundle.match(
                        base + PATH + "/" + service.id(),
                        HealthcareServiceR4.write(service).setActive(service.openOn(CivilDay.of(now)))));
        return R4Answers.of(200, bundle.written());
    }
}
