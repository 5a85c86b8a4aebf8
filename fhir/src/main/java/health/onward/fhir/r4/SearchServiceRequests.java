package health.onward.fhir.r4;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.advice.RequestIds;
import health.onward.advice.RequestIds.Request;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Ubrn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A041: what a UBRN stands for, by lasting ids. What the caller may not see, and what there is not, is an empty bundle. */
public final class SearchServiceRequests {

    private static final String PATH = "/R4/ServiceRequest";
    private static final String IDENTIFIER = "identifier";

    private final RequestIds requests;
    private final Ids ids;
    private final Clock clock;

    public SearchServiceRequests(RequestIds requests, Ids ids, Clock clock) {
        this.requests = requests;
        this.ids = ids;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A041", PATH, ErrorStyle.R4, this::answer)
                .by(
                        REFERRING_CLINICIAN,
                        REFERRING_CLINICIAN_ADMIN,
                        SERVICE_PROVIDER_CLINICIAN,
                        SERVICE_PROVIDER_CLINICIAN_ADMIN)
                .knowing(IDENTIFIER);
    }

    private Outcome<Answer> answer(WireCall call) {
        List<String> said = call.query().getOrDefault(IDENTIFIER, List.of());
        return said.isEmpty()
                ? Outcome.refused(new Refusal(RefusalCode.MISSING_PARAMETER, "is missing.", IDENTIFIER))
                : ubrn(said.getFirst())
                        .then(ubrn -> requests.of(ubrn, call.actor()).map(found -> found(ubrn, found, call.base())));
    }

    /** The system may be left out; another one names no UBRN. */
    private static Outcome<Ubrn> ubrn(String said) {
        String system = ServiceRequestR4.UBRN + "|";
        Optional<Ubrn> ubrn = Ubrn.parse(said.startsWith(system) ? said.substring(system.length()) : said);
        return ubrn.map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(new Refusal(
                        RefusalCode.BAD_REQUEST,
                        "must be a UBRN of twelve digits, after '" + system + "' or alone",
                        IDENTIFIER)));
    }

    private Answer found(Ubrn ubrn, List<Request> found, String base) {
        String token = URLEncoder.encode(ServiceRequestR4.UBRN + "|" + ubrn.text(), StandardCharsets.UTF_8);
        var bundle = new SearchsetR4(ids.uuid(), clock.instant(), base + PATH + "?identifier=" + token);
        found.forEach(one -> bundle.match(base + PATH + "/" + one.id(), ServiceRequestR4.write(one, ubrn)));
        return R4Answers.of(200, bundle.written());
    }
}
