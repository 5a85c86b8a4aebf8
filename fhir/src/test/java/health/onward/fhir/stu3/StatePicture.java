package health.onward.fhir.stu3;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import health.onward.audit.LedgerAction;
import health.onward.referral.ReferralState;
import health.onward.triage.Transitions.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws the states of a referral and what leads from one to another: boxes at fixed places, an arrow for each pair, and on it the
 * numbers of the commands, which a key beside it names. What ends a referral leads there from everywhere, so its arrows are thin.
 */
final class StatePicture {

    private static final int WIDE = 210;
    private static final int HIGH = 54;
    private static final int KEY_AT = 1240;

    private record Place(int x, int y) {}

    private record Pair(ReferralState from, ReferralState to) {}

    private static final Map<ReferralState, Place> PLACES = Map.ofEntries(
            entry(ReferralState.TRIAGE_RESPONSE, new Place(140, 90)),
            entry(ReferralState.AWAITING_TRIAGE, new Place(600, 90)),
            entry(ReferralState.TRIAGED_PROVIDER_TO_ACTION, new Place(1060, 90)),
            entry(ReferralState.REJECTED, new Place(140, 290)),
            entry(ReferralState.NOT_BOOKED, new Place(420, 390)),
            entry(ReferralState.BOOKED, new Place(800, 390)),
            entry(ReferralState.ASSESSMENT_RESULT, new Place(1060, 290)),
            entry(ReferralState.DID_NOT_ATTEND, new Place(1060, 490)),
            entry(ReferralState.APPT_CANCELLED_BY_PATIENT, new Place(140, 490)),
            entry(ReferralState.APPT_CANCELLED_BY_PROVIDER, new Place(1060, 690)),
            entry(ReferralState.DEFERRED_TO_PROVIDER, new Place(140, 690)),
            entry(ReferralState.CANCELLED_REFERRAL, new Place(600, 860)));

    private final Map<Pair, List<LedgerAction>> arrows =
            new TreeMap<>(Comparator.comparing(Pair::from).thenComparing(Pair::to));
    private final List<LedgerAction> key;

    StatePicture(Set<Transition> transitions) {
        for (Transition t : transitions) {
            arrows.computeIfAbsent(new Pair(t.from(), t.to()), pair -> new ArrayList<>())
                    .add(t.by());
        }
        arrows.values().forEach(list -> list.sort(Comparator.naturalOrder()));
        key = transitions.stream().map(Transition::by).distinct().sorted().toList();
    }

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1660 960" role="img" aria-labelledby="title"
                     font-family="sans-serif" font-size="14">
                <title id="title">The states of a referral and what leads from one to another</title>
                <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
                <path d="M0 0 10 5 0 10z" fill="#425563"/></marker></defs>
                <rect width="1660" height="960" fill="#fff"/>
                """ + arrows.entrySet().stream().map(this::arrow).collect(joining())
                + arrows.entrySet().stream().map(this::numbers).collect(joining())
                + PLACES.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(place -> box(place.getKey(), place.getValue()))
                        .collect(joining())
                + keys()
                + "</svg>\n";
    }

    private String arrow(Map.Entry<Pair, List<LedgerAction>> arrow) {
        Pair pair = arrow.getKey();
        boolean ends = pair.to() == ReferralState.CANCELLED_REFERRAL;
        String style = ends ? "stroke=\"#aeb7bd\" stroke-width=\"1\"" : "stroke=\"#425563\" stroke-width=\"1.6\"";
        return "<path d=\"%s\" fill=\"none\" %s marker-end=\"url(#tip)\"/>\n".formatted(path(pair), style);
    }

    /** A curve to the left of the straight way, so that there and back are two; back to itself, a loop over the box. */
    private static String path(Pair pair) {
        Place a = place(pair.from());
        if (pair.from() == pair.to()) {
            int top = a.y() - HIGH / 2;
            return "M%d %d C%d %d %d %d %d %d"
                    .formatted(a.x() - 40, top, a.x() - 60, top - 46, a.x() + 60, top - 46, a.x() + 40, top);
        }
        Place b = place(pair.to());
        Place bend = bend(a, b, 44);
        Place start = edge(a, bend);
        Place end = edge(b, bend);
        return "M%d %d Q%d %d %d %d".formatted(start.x(), start.y(), bend.x(), bend.y(), end.x(), end.y());
    }

    private String numbers(Map.Entry<Pair, List<LedgerAction>> arrow) {
        Pair pair = arrow.getKey();
        if (pair.to() == ReferralState.CANCELLED_REFERRAL) {
            return "";
        }
        Place a = place(pair.from());
        Place at = pair.from() == pair.to() ? new Place(a.x(), a.y() - HIGH / 2 - 34) : bend(a, place(pair.to()), 22);
        String words = arrow.getValue().stream()
                .map(action -> String.valueOf(key.indexOf(action) + 1))
                .collect(joining(" · "));
        int wide = 10 + words.length() * 7;
        return """
                <rect x="%d" y="%d" width="%d" height="20" rx="10" fill="#e8edee"/>\
                <text x="%d" y="%d" text-anchor="middle">%s</text>
                """.formatted(at.x() - wide / 2, at.y() - 10, wide, at.x(), at.y() + 5, words);
    }

    private static String box(ReferralState state, Place at) {
        return """
                <rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="#005eb8"/>\
                <text x="%d" y="%d" text-anchor="middle" fill="#fff" font-weight="bold">%s</text>\
                <text x="%d" y="%d" text-anchor="middle" fill="#fff" font-size="11">%s</text>
                """.formatted(
                        at.x() - WIDE / 2,
                        at.y() - HIGH / 2,
                        WIDE,
                        HIGH,
                        at.x(),
                        at.y() - 3,
                        shortened(state),
                        at.x(),
                        at.y() + 15,
                        state);
    }

    /** What fits into a box. */
    private static String shortened(ReferralState state) {
        return state.display().replace("Appointment Cancelled", "Cancelled");
    }

    private String keys() {
        var lines = new StringBuilder();
        for (int n = 0; n < key.size(); n++) {
            lines.append(
                    "<text x=\"%d\" y=\"%d\">%d  %s</text>\n".formatted(KEY_AT, 60 + n * 26, n + 1, words(key.get(n))));
        }
        lines.append("<text x=\"%d\" y=\"%d\" fill=\"#425563\">thin arrows: %s</text>\n"
                .formatted(KEY_AT, 60 + key.size() * 26 + 14, words(LedgerAction.REFERRAL_CANCELLED)));
        return lines.toString();
    }

    private static String words(LedgerAction action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Place place(ReferralState state) {
        return Objects.requireNonNull(PLACES.get(state), state::name);
    }

    private static Place bend(Place a, Place b, int by) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = Math.hypot(dx, dy);
        return new Place((int) Math.round((a.x() + b.x()) / 2.0 + by * dy / length), (int)
                Math.round((a.y() + b.y()) / 2.0 - by * dx / length));
    }

    /** Where the way from the middle of a box towards a point leaves the box. */
    private static Place edge(Place box, Place towards) {
        double dx = towards.x() - box.x();
        double dy = towards.y() - box.y();
        double scale = Math.min(
                dx == 0 ? Double.MAX_VALUE : WIDE / 2.0 / Math.abs(dx),
                dy == 0 ? Double.MAX_VALUE : HIGH / 2.0 / Math.abs(dy));
        return new Place((int) Math.round(box.x() + dx * scale), (int) Math.round(box.y() + dy * scale));
    }
}
