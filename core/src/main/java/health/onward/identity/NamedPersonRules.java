package health.onward.identity;

import static health.onward.platform.Outcome.accepted;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.Optional;

/** Decides whether a person may be named as clinician of a request (domain 1.3, api section a.8). */
final class NamedPersonRules {

    /**
     * @param holds the person holds the function somewhere
     * @param worksThere they hold any function at the organisation in question
     * @param holdsThere they hold the function there
     */
    record Facts(boolean active, boolean holds, boolean worksThere, boolean holdsThere) {}

    private NamedPersonRules() {}

    /** Whether the one who asks must, or must not, name the referring clinician. */
    static Outcome<Optional<UserId>> mayName(BusinessFunction function, Optional<UserId> named, String where) {
        boolean clinician = function == BusinessFunction.REFERRING_CLINICIAN;
        if (clinician && named.isPresent()) {
            return refused(
                    RefusalCode.FIELD_NOT_PERMITTED,
                    "must not be given: a referring clinician refers themselves",
                    where);
        }
        return clinician ? accepted(named) : mustName(named, where);
    }

    static Outcome<Optional<UserId>> mustName(Optional<UserId> named, String where) {
        return named.isPresent()
                ? accepted(named)
                : refused(RefusalCode.VALUE_IS_REQUIRED, "must name the clinician who refers", where);
    }

    static Outcome<UserId> refers(UserId user, Optional<Facts> facts, String where) {
        return active(user, facts, where).then(known -> {
            if (!known.holds()) {
                return refused(RefusalCode.REFERENCED_USER_IS_NOT_RC, "is nowhere a referring clinician", where);
            }
            if (!known.worksThere()) {
                return refused(RefusalCode.REFERENCED_USER_NOT_IN_ORG, "does not work at your organisation", where);
            }
            return known.holdsThere()
                    ? accepted(user)
                    : refused(
                            RefusalCode.REFERENCED_USER_IS_NOT_RC_AT_ORG,
                            "is not a referring clinician at your organisation",
                            where);
        });
    }

    static Outcome<UserId> provides(UserId user, Optional<Facts> facts, String where) {
        return active(user, facts, where)
                .then(known -> known.holds()
                        ? accepted(user)
                        : refused(
                                RefusalCode.REFERENCED_USER_IS_NOT_SPC,
                                "is nowhere a service provider clinician",
                                where));
    }

    static Outcome<UserId> providesThere(UserId user, Optional<Facts> facts, String where) {
        return provides(user, facts, where)
                .then(known -> facts.orElseThrow().holdsThere()
                        ? accepted(user)
                        : refused(
                                RefusalCode.REFERENCED_USER_NOT_IN_ORG,
                                "is not a service provider clinician at this organisation",
                                where));
    }

    private static Outcome<Facts> active(UserId user, Optional<Facts> facts, String where) {
        if (facts.isEmpty()) {
            return refused(RefusalCode.REFERENCE_NOT_FOUND, "(" + user.value() + ") is not a person we know", where);
        }
        return facts.get().active()
                ? accepted(facts.get())
                : refused(RefusalCode.REFERENCED_USER_IS_NOT_ACTIVE, "is no longer active", where);
    }

    private static <T> Outcome<T> refused(RefusalCode code, String sentence, String where) {
        return Outcome.refused(new Refusal(code, sentence, where));
    }
}
