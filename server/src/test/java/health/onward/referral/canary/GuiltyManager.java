package health.onward.referral.canary;

/** Manages. What, nobody knows. */
final class GuiltyManager {

    private GuiltyManager() {}
}
