package health.onward.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Listens between the house and the driver: which statements ran, with which values, and how many times the wire was crossed. */
public final class StatementTap extends AbstractDataSource {

    /** @param values in the order of the question marks, as the driver got them */
    public record Executed(String sql, List<@Nullable Object> values) {}

    private static final Set<String> TRIPS = Set.of(
            "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "commit", "rollback");

    private final DataSource behind;
    private final ConcurrentLinkedQueue<Executed> executed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger trips = new AtomicInteger();

    public StatementTap(DataSource behind) {
        this.behind = behind;
    }

    public List<Executed> executed() {
        return List.copyOf(executed);
    }

    /** Executions, commits and rollbacks; BEGIN rides with the first statement and is not one. */
    public int roundTrips() {
        return trips.get();
    }

    public void forget() {
        executed.clear();
        trips.set(0);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return tapped(behind.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return tapped(behind.getConnection(username, password));
    }

    private Connection tapped(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            countTrip(method);
            if (result instanceof PreparedStatement statement && arguments != null) {
                return tapped(statement, String.valueOf(arguments[0]));
            }
            return result instanceof Statement statement ? tapped(statement) : result;
        });
    }

    private Statement tapped(Statement statement) {
        return proxy(Statement.class, statement, (method, arguments, result) -> {
            if (countTrip(method) && arguments != null) {
                executed.add(new Executed(String.valueOf(arguments[0]), List.of()));
            }
            return result;
        });
    }

    private PreparedStatement tapped(PreparedStatement statement, String sql) {
        SortedMap<Integer, @Nullable Object> values = new TreeMap<>();
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (countTrip(method)) {
                executed.add(new Executed(sql, new ArrayList<@Nullable Object>(values.values())));
            } else if (arguments != null && arguments.length >= 2 && arguments[0] instanceof Integer place) {
                values.put(place, method.getName().equals("setNull") ? null : arguments[1]);
            }
            return result;
        });
    }

    private boolean countTrip(Method method) {
        boolean trip = TRIPS.contains(method.getName());
        if (trip) {
            trips.incrementAndGet();
        }
        return trip;
    }

    private interface Listener {
        @Nullable
        Object heard(Method method, @Nullable Object @Nullable [] arguments, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T behind, Listener listener) {
        Object proxy = Proxy.newProxyInstance(
                StatementTap.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return listener.heard(method, arguments, method.invoke(behind, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return type.cast(proxy);
    }
}
