package health.onward.bench;

import java.util.concurrent.atomic.AtomicInteger;

/** How many questions about encryption wait for their answer, which is a single letter. */
final class SignOn {

    private final AtomicInteger questions = new AtomicInteger();

    void asked() {
        questions.incrementAndGet();
    }

    /** True when the next byte answers such a question. */
    boolean answered() {
        return questions.get() > 0 && questions.getAndDecrement() > 0;
    }
}
