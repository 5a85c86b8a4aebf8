package health.onward.server.demo;

import health.onward.appointment.ClinicCancellation;
import health.onward.appointment.ClinicCancellation.Progress;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /demo/clinics/{service}/{order}}: how far the cancellation of a clinic has got. */
final class ClinicsRoute {

    private final ClinicCancellation clinics;

    ClinicsRoute(ClinicCancellation clinics) {
        this.clinics = clinics;
    }

    ServerResponse show(ServerRequest request) {
        String service = request.pathVariable("service");
        String order = request.pathVariable("order");
        if (!number(service) || !number(order)) {
            return plain(
                    HttpStatus.UNPROCESSABLE_CONTENT, "say which clinic: /demo/clinics/SERVICE/ORDER, two numbers");
        }
        return switch (clinics.progress(new ServiceId(Long.parseLong(service)), Long.parseLong(order))) {
            case Outcome.Accepted(var progress) ->
                ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(told(progress));
            case Outcome.Refused<Progress> refused ->
                plain(HttpStatus.NOT_FOUND, refused.refusals().getFirst().sentence());
        };
    }

    private static boolean number(String text) {
        return text.matches("[1-9][0-9]{0,17}");
    }

    private static ServerResponse plain(HttpStatus status, String sentence) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }

    private static Map<String, Object> told(Progress progress) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("places", progress.order().places());
        told.put("left", progress.places());
        told.put("cancelled", progress.order().cancelled());
        told.put("waiting", progress.waiting().stream().map(Ubrn::text).toList());
        told.put("done", progress.order().done().isPresent());
        progress.order().trouble().ifPresent(why -> told.put("trouble", why));
        return told;
    }
}
