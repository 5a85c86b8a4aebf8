package health.onward.server.demo.events;

import health.onward.identity.BusinessFunction;
import java.util.Set;

/** Who does what an event tells. */
public sealed interface Who {

    /** The patient whom the request is for; nothing is to be said about it. */
    record Patient() implements Who {}

    /** Somebody in one of these functions, who is named as {@code as} and must really hold it there. */
    record Staff(Set<BusinessFunction> functions) implements Who {
        public Staff {
            functions = Set.copyOf(functions);
        }
    }
}
