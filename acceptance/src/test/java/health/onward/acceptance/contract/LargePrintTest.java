package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** Letters on paper as large as their reader needs them (domain, patient's letters; large print). */
class LargePrintTest {

    private final Scene scene = Scene.set();

    @Test
    void a_letter_in_large_print_says_the_same_in_eighteen_points() throws Exception {
        for (String what : new String[] {"", "/summary"}) {
            String path = "/demo/letters/" + scene.in("{booked}") + what + "/paper";
            byte[] standard = get(path, 200).body();
            byte[] large = get(path + "?print=large", 200).body();
            assertThat(running(standard)).isEqualTo(12f);
            assertThat(running(large)).isEqualTo(18f);
            assertThat(pages(large)).isGreaterThanOrEqualTo(pages(standard));
        }
    }

    @Test
    void another_size_and_another_request_are_not_there() throws Exception {
        assertThat(new String(
                        get("/demo/letters/" + scene.in("{booked}") + "/paper?print=huge", 422)
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("standard or large");
        get("/demo/letters/999999999999/paper?print=large", 404);
    }

    private static HttpResponse<byte[]> get(String path, int status) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(RunningServer.get().url() + path))
                    .build();
            var reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(reply.statusCode()).isEqualTo(status);
            return reply;
        }
    }

    /** In which size most of it is set. */
    private static float running(byte[] pdf) throws IOException {
        var sizes = new TreeMap<Float, Integer>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    sizes.merge(text.getFontSizeInPt(), 1, Integer::sum);
                }
            }.getText(document);
        }
        return sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }
}
