package health.onward.acceptance.contract;

import tools.jackson.databind.JsonNode;

/** Where the calls of a table happen: it knows what the names in them stand for. */
interface Place {

    /** Puts numbers in the place of names in braces. */
    String in(String text);

    /** A good body by its name; nothing for a call without one. */
    JsonNode body(String name);
}
