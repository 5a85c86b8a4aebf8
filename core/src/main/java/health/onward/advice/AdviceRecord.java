package health.onward.advice;

import java.util.List;

/** A conversation with what was said in it, as somebody is shown it. */
public record AdviceRecord(Advice advice, List<Message> messages) {

    public AdviceRecord {
        messages = List.copyOf(messages);
    }
}
