package health.onward.advice;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.referral.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One stored change to a conversation. {@code before} is absent when it begins.
 *
 * @param said what was said with it, if anything
 * @param files what came with it
 * @param endpoint what caused it, for audit: an endpoint's number or a page's name
 */
public record AdviceChange(
        Optional<Advice> before,
        Advice after,
        Optional<Message> said,
        List<Attachment> files,
        LedgerAction action,
        Actor actor,
        String endpoint,
        Instant at) {

    public AdviceChange {
        files = List.copyOf(files);
    }

    /** The provider's turn that this change ends, if it ends one. */
    Optional<Turn> ended() {
        boolean stillTheirs = after.stage() instanceof Stage.ProviderToRespond;
        return before.map(Advice::stage)
                .filter(stage -> !stillTheirs && stage instanceof Stage.ProviderToRespond)
                .map(stage -> ((Stage.ProviderToRespond) stage).turn());
    }
}
