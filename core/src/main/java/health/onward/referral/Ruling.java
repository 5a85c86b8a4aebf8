package health.onward.referral;

import health.onward.platform.RefusalCode;

/** Whether somebody may touch a referral in some way. */
public sealed interface Ruling {

    record Permitted() implements Ruling {}

    record Refused(RefusalCode code, String sentence) implements Ruling {}
}
