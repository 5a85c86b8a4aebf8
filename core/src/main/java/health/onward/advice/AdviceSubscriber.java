package health.onward.advice;

import health.onward.platform.Changes;

/** Keeps something beside the conversation, in the same transaction: adds statements, writes nothing itself. */
public interface AdviceSubscriber {

    void on(AdviceChange change, Changes changes);
}
