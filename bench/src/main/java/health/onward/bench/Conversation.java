package health.onward.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is being said on one connection, in the words of PostgreSQL's protocol (extended and simple queries). Both directions
 * tell it what passed; it tells of each finished trip.
 */
final class Conversation {

    private record Portal(String sql, List<@Nullable String> values) {}

    private static final class Open {
        final List<Executed> statements = new ArrayList<>();
        int ended;
    }

    private final Consumer<Trip> finished;
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, Portal> portals = new HashMap<>();
    private final Deque<Open> pending = new ArrayDeque<>();
    private @Nullable Open building;
    private boolean inTransaction;

    Conversation(Consumer<Trip> finished) {
        this.finished = finished;
    }

    synchronized void parse(String name, String sql) {
        prepared.put(name, sql);
        open();
    }

    synchronized void bind(String portal, String name, List<@Nullable String> values) {
        portals.put(portal, new Portal(prepared.getOrDefault(name, "?"), values));
        open();
    }

    synchronized void execute(String portal) {
        Portal bound = portals.getOrDefault(portal, new Portal("?", List.of()));
        open().statements.add(new Executed(bound.sql, bound.values, ""));
    }

    synchronized void sync() {
        open();
        building = null;
    }

    synchronized void simple(String sql) {
        open().statements.add(new Executed(sql, List.of(), ""));
        building = null;
    }

    /** A statement of the oldest unanswered trip has ended. */
    synchronized void ended(String tag) {
        Open oldest = pending.peek();
        if (oldest != null && oldest.ended < oldest.statements.size()) {
            Executed statement = oldest.statements.get(oldest.ended);
            oldest.statements.set(oldest.ended++, new Executed(statement.sql(), statement.values(), tag));
        }
    }

    synchronized void ready(boolean nowInTransaction) {
        Open oldest = pending.poll();
        Open next = pending.peek();
        if (oldest != null && next != null && isOnlyBegin(oldest)) {
            // The driver sent more without waiting for this answer: BEGIN rides with it.
            next.statements.addAll(0, oldest.statements);
            next.ended += oldest.ended;
        } else if (oldest != null) {
            finished.accept(new Trip(List.copyOf(oldest.statements), inTransaction || nowInTransaction));
        }
        // Without any trip it was the answer to the sign-on.
        inTransaction = nowInTransaction;
    }

    private static boolean isOnlyBegin(Open trip) {
        return trip.statements.size() == 1 && trip.statements.getFirst().sql().equals("BEGIN");
    }

    private Open open() {
        if (building == null) {
            building = new Open();
            pending.add(building);
        }
        return building;
    }
}
