package health.onward.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the front end says: our server, or pgbench. */
final class FrontWords extends Words {

    private static final int VERSION_3 = 3 << 16;

    private final Conversation conversation;
    private final SignOn signOn;

    FrontWords(Conversation conversation, SignOn signOn) {
        this.conversation = conversation;
        this.signOn = signOn;
    }

    @Override
    void begin(DataInputStream in, DataOutputStream out) throws IOException {
        int code = 0;
        while (code != VERSION_3) {
            int length = in.readInt();
            byte[] content = in.readNBytes(length - Integer.BYTES);
            code = ByteBuffer.wrap(content).getInt();
            if (code != VERSION_3) {
                signOn.asked();
            }
            out.writeInt(length);
            out.write(content);
            out.flush();
        }
    }

    @Override
    void heard(char letter, ByteBuffer content) {
        switch (letter) {
            case 'P' -> conversation.parse(text(content), text(content));
            case 'B' -> conversation.bind(text(content), text(content), values(content));
            case 'E' -> conversation.execute(text(content));
            case 'S' -> conversation.sync();
            case 'Q' -> conversation.simple(text(content));
            default -> {}
        }
    }

    private static List<@Nullable String> values(ByteBuffer content) {
        short[] formats = new short[content.getShort()];
        for (int n = 0; n < formats.length; n++) {
            formats[n] = content.getShort();
        }
        int count = content.getShort();
        List<@Nullable String> values = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            boolean binary = formats.length > 0 && formats[formats.length == 1 ? 0 : n] == 1;
            values.add(value(content, binary));
        }
        return values;
    }

    /** With {@code binaryTransfer=false} the driver sends only bytes in binary. */
    private static @Nullable String value(ByteBuffer content, boolean binary) {
        int length = content.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        content.get(bytes);
        return binary ? "\\x" + HexFormat.of().formatHex(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }
}
