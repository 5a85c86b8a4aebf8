package health.onward.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Stands between a program and PostgreSQL, passes everything on unchanged, and notes each round trip. */
final class PostgresTap implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final List<Trip> trips = new ArrayList<>();
    private final List<Closeable> open = new ArrayList<>();

    /** @param target the port where PostgreSQL listens */
    PostgresTap(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The trips that ended while {@code operation} ran, on all connections, in the order in which they ended. */
    List<Trip> during(Callable<?> operation) throws Exception {
        synchronized (trips) {
            trips.clear();
        }
        operation.call();
        synchronized (trips) {
            return List.copyOf(trips);
        }
    }

    private void note(Trip trip) {
        synchronized (trips) {
            trips.add(trip);
        }
    }

    private void welcome() {
        try {
            while (true) {
                Socket front = remembered(door.accept());
                Socket back = remembered(new Socket(InetAddress.getLoopbackAddress(), target));
                front.setTcpNoDelay(true);
                back.setTcpNoDelay(true);
                var conversation = new Conversation(this::note);
                var signOn = new SignOn();
                Thread.ofVirtual().start(() -> until(front, back, new FrontWords(conversation, signOn)));
                Thread.ofVirtual().start(() -> until(back, front, new BackWords(conversation, signOn)));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private static void until(Socket from, Socket to, Words words) {
        try (from;
                to) {
            words.pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // One side has hung up; closing both tells the other.
        }
    }

    private Socket remembered(Socket socket) {
        synchronized (open) {
            open.add(socket);
        }
        return socket;
    }

    @Override
    public void close() {
        try {
            door.close();
            synchronized (open) {
                for (Closeable socket : open) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
