package health.onward.server.demo.events;

import health.onward.referral.Referral;
import health.onward.referral.Standing;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an event tells of its result: members of a JSON object, in this order. */
public record Happened(Map<String, Object> members) {

    /** How the request stands now. */
    public static Happened of(Referral referral) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ubrn", referral.ubrn().text());
        members.put("version", referral.version());
        Standing standing = referral.standing();
        members.put("state", standing.state().name());
        standing.reason().ifPresent(reason -> members.put("reason", reason));
        return new Happened(members);
    }

    /** The same, and something else. */
    public Happened and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Happened(more);
    }
}
