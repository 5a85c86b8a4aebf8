package health.onward.referral.canary;

import java.sql.Timestamp;

/** A value that speaks the database's language. */
record GuiltyValue(Timestamp at) {}
