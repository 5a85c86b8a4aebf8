package health.onward.referral;

import health.onward.identity.Actor;
import health.onward.patient.NhsNumber;
import java.util.function.Predicate;

/** What a file is part of, or was handed in for: a referral or a conversation about advice, and who may read it. */
public record FileSubject(Ubrn ubrn, NhsNumber patient, Predicate<Actor> readers) {

    public static FileSubject of(Referral referral) {
        return new FileSubject(
                referral.ubrn(),
                referral.patient(),
                actor -> ReferralActions.mayRead(referral, actor) instanceof Ruling.Permitted);
    }

    boolean readableBy(Actor actor) {
        return readers.test(actor);
    }
}
