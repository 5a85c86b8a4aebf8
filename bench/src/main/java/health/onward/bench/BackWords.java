package health.onward.bench;

import java.nio.ByteBuffer;

/** What PostgreSQL says. */
final class BackWords extends Words {

    private final Conversation conversation;
    private final SignOn signOn;

    BackWords(Conversation conversation, SignOn signOn) {
        this.conversation = conversation;
        this.signOn = signOn;
    }

    @Override
    boolean isWhole(int letter) {
        return signOn.answered();
    }

    @Override
    void heard(char letter, ByteBuffer content) {
        switch (letter) {
            case 'C' -> conversation.ended(text(content));
            case 'I', 's' -> conversation.ended("");
            case 'Z' -> conversation.ready(content.get() != 'I');
            default -> {}
        }
    }
}
