package health.onward.outside.scan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** ClamAV's daemon in a process of the test's own, which knows one signature: that of the test virus, wherever it stands. */
final class Clamd implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final Process process;
    private final int port;

    private Clamd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Clamd start(Path directory) throws IOException, InterruptedException {
        Path signatures = Files.createDirectories(directory.resolve("signatures"));
        String virus = HexFormat.of().formatHex(Samples.EICAR.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(signatures.resolve("test.ndb"), "Onward.Test.Eicar:0:*:" + virus + "\n");
        int port = freePort();
        Path settings = Files.writeString(
                directory.resolve("clamd.conf"),
                String.join(
                        "\n",
                        "Foreground yes",
                        "DatabaseDirectory " + signatures,
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "LogFile " + directory.resolve("clamd.log"),
                        "TemporaryDirectory " + directory,
                        "StreamMaxLength 10M",
                        ""));
        Process process = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("clamd.out").toFile())
                .start();
        var daemon = new Clamd(process, port);
        daemon.awaited(directory);
        return daemon;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaited(Path directory) throws IOException, InterruptedException {
        for (int n = 0; n < 600; n++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(Files.readString(directory.resolve("clamd.out")), e);
                }
            }
        }
        throw new IllegalStateException("clamd does not come up");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
