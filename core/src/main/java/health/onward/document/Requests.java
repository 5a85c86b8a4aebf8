package health.onward.document;

import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;

/** The requests that files are handed in for. */
public interface Requests {

    /** Refused when there is no such request as far as this actor may know; noted in the request's audit trail. */
    Outcome<Long> named(long ubrn, Actor actor, String endpoint, Changes changes);
}
