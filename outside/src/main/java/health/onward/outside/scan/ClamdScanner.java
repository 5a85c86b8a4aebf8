package health.onward.outside.scan;

import health.onward.document.FileType;
import health.onward.document.Scanner;
import health.onward.document.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import xyz.capybara.clamav.ClamavClient;
import xyz.capybara.clamav.ClamavException;
import xyz.capybara.clamav.commands.scan.result.ScanResult;

/** Asks ClamAV's daemon over its own protocol. A daemon that is away, silent or at a loss has not found a file clean. */
public final class ClamdScanner implements Scanner, AutoCloseable {

    private final InetSocketAddress daemon;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param daemon looked up anew for each file: it may move */
    public ClamdScanner(InetSocketAddress daemon, Duration patience) {
        this.daemon = daemon;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "ClamAV";
    }

    @Override
    public Verdict scan(FileType type, Contents contents) throws IOException {
        Future<ScanResult> asked = threads.submit(() -> ask(contents));
        try {
            return switch (asked.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case ScanResult.OK _ -> new Verdict.Clean();
                case ScanResult.VirusFound found -> new Verdict.Threat(names(found));
                default -> new Verdict.NoAnswer("ClamAV said something that nobody knows");
            };
        } catch (ExecutionException e) {
            return new Verdict.NoAnswer("ClamAV at " + daemon + " gave no verdict: " + e.getCause());
        } catch (TimeoutException e) {
            return new Verdict.NoAnswer("ClamAV at " + daemon + " has not answered for " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.NoAnswer("stopped while ClamAV was asked");
        } finally {
            // Interrupted, the client closes its connection: nothing is left waiting.
            asked.cancel(true);
        }
    }

    private ScanResult ask(Contents contents) throws IOException, ClamavException {
        try (InputStream stream = contents.open()) {
            return new ClamavClient(daemon.getHostString(), daemon.getPort()).scan(stream);
        }
    }

    private static String names(ScanResult.VirusFound found) {
        return found.getFoundViruses().values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
