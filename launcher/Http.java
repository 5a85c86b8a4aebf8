import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Stands in for curl where there is none: METHOD ADDRESS FORM FILE; prints the status, 000 when nobody listens, 999 for what is no HTTP. */
class Http {

    public static void main(String[] words) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(words[1])).timeout(Duration.ofSeconds(120));
        if (words[0].equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            request.POST(BodyPublishers.ofString(words[2]));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            System.out.println(client.send(request.build(), BodyHandlers.ofFile(Path.of(words[3])))
                    .statusCode());
        } catch (ConnectException e) {
            System.out.println("000");
        } catch (IOException e) {
            System.out.println("999");
        }
    }
}
