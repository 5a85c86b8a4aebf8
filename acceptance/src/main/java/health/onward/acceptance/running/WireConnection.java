package health.onward.acceptance.running;

import health.onward.acceptance.running.WireClient.Reply;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.OptionalLong;

/** One connection to our server, and as much of HTTP as it answers with. */
final class WireConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;
    private static final int BUFFER = 16_384;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private boolean ends;

    WireConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    void write(byte[] head, byte[]... body) throws IOException {
        out.write(head);
        for (byte[] part : body) {
            out.write(part);
        }
        out.flush();
    }

    /** The server will not answer here again. */
    boolean ends() {
        return ends;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    Reply read() throws IOException {
        String start = line();
        if (!start.startsWith("HTTP/1.1 ")) {
            throw new IOException("no HTTP: " + start);
        }
        int status = Integer.parseInt(start.substring(9, 12));
        int length = 0;
        OptionalLong version = OptionalLong.empty();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> length = -1;
                case "connection" -> ends = value.equalsIgnoreCase("close");
                case "etag" -> version = OptionalLong.of(Long.parseLong(value.replaceAll("[^0-9]", "")));
                default -> {}
            }
        }
        return new Reply(status, version, length < 0 ? chunks() : exactly(length));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended within a reply");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended within a reply");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
