package health.onward.audit.canary;

import health.onward.referral.Ubrn;

/** Breaks the allow-list: the audit knows nothing of referrals. */
record GuiltyRoom(Ubrn ubrn) {}
