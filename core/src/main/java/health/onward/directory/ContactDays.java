package health.onward.directory;

/** Within how many working days a patient is told to expect contact after a deferral, or after being sent for triage. */
public record ContactDays(int deferral, int triage) {}
