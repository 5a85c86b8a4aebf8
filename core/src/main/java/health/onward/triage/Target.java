package health.onward.triage;

import health.onward.referral.Ubrn;

/**
 * The referral that somebody decides about.
 *
 * @param version as they have read it
 */
public record Target(Ubrn ubrn, long version) {}
