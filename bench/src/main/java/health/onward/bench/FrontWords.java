package health.onward.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the front end says: our server, or pgbench. */
final class FrontWords extends Words {

    private static final int VERSION_3 = 3 << 16;

    private final Conversation conversation;
    private final SignOn signOn;
    private final Map<String, int[]> types = new HashMap<>();

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
            case 'P' -> parse(text(content), text(content), content);
            case 'B' -> bind(text(content), text(content), content);
            case 'E' -> conversation.execute(text(content));
            case 'S' -> conversation.sync();
            case 'Q' -> conversation.simple(text(content));
            default -> {}
        }
    }

    private void parse(String name, String sql, ByteBuffer content) {
        int[] given = new int[content.getShort()];
        for (int n = 0; n < given.length; n++) {
            given[n] = content.getInt();
        }
        types.put(name, given);
        conversation.parse(name, sql);
    }

    private void bind(String portal, String name, ByteBuffer content) {
        short[] formats = new short[content.getShort()];
        for (int n = 0; n < formats.length; n++) {
            formats[n] = content.getShort();
        }
        int[] given = types.getOrDefault(name, new int[0]);
        int count = content.getShort();
        List<@Nullable String> values = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            boolean binary = formats.length > 0 && formats[formats.length == 1 ? 0 : n] == 1;
            values.add(value(content, binary, n < given.length ? given[n] : 0));
        }
        conversation.bind(portal, name, values);
    }

    private static @Nullable String value(ByteBuffer content, boolean binary, int type) {
        int length = content.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        content.get(bytes);
        return binary ? BinaryValue.text(type, bytes) : new String(bytes, StandardCharsets.UTF_8);
    }
}
