package health.onward.outside.blob;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** S3Proxy, a server that speaks S3 and checks signatures, in a process of its own: it brings libraries that are not ours. */
final class S3Server implements AutoCloseable {

    static final String KEY = "onward";
    static final String SECRET = "a-secret-of-tests";
    static final String BUCKET = "letters";

    private final Process process;
    private final URI url;

    private S3Server(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** @param directory where it keeps what it is given; a directory in there is a bucket */
    static S3Server start(Path directory) throws IOException, InterruptedException {
        Path jar = Path.of("target/s3/s3proxy.jar").toAbsolutePath();
        int port = freePort();
        Files.createDirectories(directory.resolve("data").resolve(BUCKET));
        Path settings = Files.writeString(
                directory.resolve("s3proxy.conf"),
                String.join(
                        "\n",
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v4",
                        "s3proxy.identity=" + KEY,
                        "s3proxy.credential=" + SECRET,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=none",
                        "jclouds.credential=none",
                        "jclouds.filesystem.basedir=" + directory.resolve("data")));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-jar",
                        jar.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3proxy.log").toFile())
                .start();
        var server = new S3Server(process, URI.create("http://127.0.0.1:" + port));
        server.awaited(port);
        return server;
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaited(int port) throws IOException, InterruptedException {
        for (int n = 0; n < 600; n++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the S3 server ended with " + process.exitValue(), e);
                }
            }
        }
        throw new IllegalStateException("the S3 server does not come up");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
