package health.onward.identity;

import java.util.List;

/** The functions that a person holds at one organisation. */
public record Roles(OdsCode organisation, List<BusinessFunction> functions) {

    public Roles {
        functions = List.copyOf(functions);
    }
}
