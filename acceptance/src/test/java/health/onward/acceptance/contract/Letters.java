package health.onward.acceptance.contract;

import health.onward.server.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that somebody has uploaded, and the body that makes them a referral's letters (A012). */
final class Letters {

    /** As the published example has it. */
    private static final String FILE = """
            {"name": "referralLetterFile",
             "resource": {
              "resourceType": "DocumentReference",
              "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1"]},
              "type": {"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1", "code": "REFERRER"}]},
              "status": "current",
              "indexed": "2021-06-24T13:05:03.652000+00:00",
              "description": "Blood test results showing an anomaly in the values of xxxx",
              "content": [{"attachment": {"url": "Binary/%s"}}]}}""";

    private Letters() {}

    static JsonNode body(String... files) {
        String named = Arrays.stream(files).map(FILE::formatted).collect(Collectors.joining(","));
        return JsonMapper.shared().readTree("""
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-MaintainReferralLetter-Parameters-1"]},
                 "parameter": [%s]}""".formatted(named));
    }

    /** Handed in by a GP of D82106 for a request, or for none. */
    static String uploaded(String name, String ubrn) {
        return uploaded(name, ubrn, Actor.GP.client());
    }

    /** Each is another file: the name is written in it. */
    static String uploaded(String name, String ubrn, Client by) {
        Map<String, String> headers = new HashMap<>(by.headers());
        headers.put("Content-Type", "application/pdf");
        headers.put("NHSD-eRS-File-Name", name);
        if (!ubrn.isEmpty()) {
            headers.put("NHSD-eRS-Referral-ID", ubrn);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(by.url() + "/referrals/FHIR/STU3/Binary"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(pdf(name)));
        headers.forEach(request::setHeader);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 201) {
                throw new IllegalStateException(reply.statusCode() + " " + reply.body());
            }
            return reply.headers().firstValue("Location").orElseThrow().replace("Binary/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many bytes that were. */
    static int size(String name) {
        return pdf(name).length;
    }

    private static byte[] pdf(String title) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(title);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
