package health.onward.advice;

import health.onward.referral.Attachment;
import java.util.List;

/** A conversation as somebody is shown it: how it stands, what was said as far as that was asked for, and its files. */
public record AdviceRecord(Advice advice, List<Message> messages, List<Filed> files) {

    public AdviceRecord {
        messages = List.copyOf(messages);
        files = List.copyOf(files);
    }

    /** Those that came with a message. */
    public List<Attachment> files(Message message) {
        return at(message.number());
    }

    /** The referrer's, which came with none. */
    public List<Attachment> information() {
        return at(0);
    }

    private List<Attachment> at(int number) {
        return files.stream()
                .filter(filed -> filed.message() == number)
                .map(Filed::file)
                .toList();
    }
}
