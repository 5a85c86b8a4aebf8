package health.onward.platform;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.net.SocketFactory;

/**
 * Counts round trips where they happen: a read after a write is a wait for the server. Given to PostgreSQL's driver as
 * {@code socketFactory}, with a name under which to count as {@code socketFactoryArg}.
 */
public final class WireTap extends SocketFactory {

    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    private final LongAdder count;

    public WireTap(String name) {
        this.count = COUNTS.computeIfAbsent(name, n -> new LongAdder());
    }

    public static long roundTrips(String name) {
        LongAdder count = COUNTS.get(name);
        return count == null ? 0 : count.sum();
    }

    @Override
    public Socket createSocket() {
        return new CountingSocket(count);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    private static final class CountingSocket extends Socket {

        private final LongAdder count;
        private final AtomicBoolean asked = new AtomicBoolean();

        CountingSocket(LongAdder count) {
            this.count = count;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (asked.getAndSet(false)) {
                        count.increment();
                    }
                    return super.read(bytes, offset, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    asked.set(true);
                }
            };
        }
    }
}
