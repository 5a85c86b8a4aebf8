package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The organisations and sites that services name, remembered for some minutes: every search asks, and they rarely change. */
public final class Sites {

    private static final long FRESH = Duration.ofMinutes(5).toNanos();

    private record Kept(Organisation organisation, long at) {}

    private final Organisations organisations;
    private final LongSupplier nanos;
    private final Map<OdsCode, Kept> kept = new ConcurrentHashMap<>();

    public Sites(Organisations organisations) {
        this(organisations, System::nanoTime);
    }

    Sites(Organisations organisations, LongSupplier nanos) {
        this.organisations = organisations;
        this.nanos = nanos;
    }

    public Optional<Organisation> find(OdsCode code) {
        return Optional.ofNullable(find(List.of(code)).get(code));
    }

    /** Those we know among some, with at most one look into the database. */
    Map<OdsCode, Organisation> find(Collection<OdsCode> codes) {
        long now = nanos.getAsLong();
        Map<OdsCode, Organisation> found = new HashMap<>();
        Set<OdsCode> missing = new HashSet<>();
        for (OdsCode code : codes) {
            Kept known = kept.get(code);
            if (known == null || now - known.at() > FRESH) {
                missing.add(code);
            } else {
                found.put(code, known.organisation());
            }
        }
        if (!missing.isEmpty()) {
            for (Organisation organisation : organisations.find(missing)) {
                kept.put(organisation.code(), new Kept(organisation, now));
                found.put(organisation.code(), organisation);
            }
        }
        return found;
    }

    /** After an import of organisations, or the exchange of the database. */
    public void forget() {
        kept.clear();
    }
}
