package health.onward.identity;

/** A member of staff. One who is no longer active keeps their name on what they did, and may do nothing more. */
public record Person(UserId id, String name, boolean active) {}
