package health.onward.appointment;

import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.referral.Ubrn;
import java.util.Optional;

/**
 * The port to whoever keeps a provider's diary: our own tables ({@link OwnDiary}) or a system of the provider's.
 *
 * <p>Taking and releasing are statements of the caller's transaction, so that a slot and its referral change together. An
 * outside system is asked between two such transactions: the first takes the slot here, with an expiry, the second books, or
 * releases it when the system said no. The rules that callers apply under the lock are the same in both.
 */
public interface ProviderSystem {

    /** One page of the free slots that {@code search} describes, in order of start, and how many there are in all. */
    SlotPage free(SlotSearch search);

    /** A slot of a service, whoever has it; empty when the service never had one by this number. */
    Optional<Slot> find(ServiceId service, SlotId slot);

    /** Whether any service has a slot by this number: tells a slot of another service from one that does not exist. */
    boolean knows(SlotId slot);

    /** Takes a free slot; if somebody is faster, the command is refused with SLOT_NOT_AVAILABLE. */
    void take(Slot slot, Ubrn ubrn, Changes changes);

    /** Offers a slot again that a referral no longer needs; does nothing if the referral does not have it. */
    void release(ServiceId service, SlotId slot, Ubrn ubrn, Changes changes);
}
