package health.onward.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;

/** A value that the driver sent in binary, in the words in which pgbench can say it again. */
final class BinaryValue {

    private static final int BYTES = 17;
    private static final int BIGINT = 20;
    private static final int INT = 23;

    private BinaryValue() {}

    /**
     * Even with {@code binaryTransfer=false} the driver sends bytes, and arrays of texts and of whole numbers, in binary.
     *
     * @param type the parameter's type as the statement gave it (an OID)
     */
    static String text(int type, byte[] value) {
        return type == BYTES ? "\\x" + HexFormat.of().formatHex(value) : array(ByteBuffer.wrap(value));
    }

    private static String array(ByteBuffer content) {
        int dimensions = content.getInt();
        if (dimensions > 1) {
            throw new IllegalStateException("an array of " + dimensions + " dimensions cannot be said again");
        }
        content.getInt();
        int elements = content.getInt();
        var array = new StringJoiner(",", "{", "}");
        int count = dimensions == 0 ? 0 : content.getInt();
        if (dimensions == 1) {
            content.getInt();
        }
        for (int n = 0; n < count; n++) {
            array.add(element(elements, content));
        }
        return array.toString();
    }

    private static String element(int type, ByteBuffer content) {
        int length = content.getInt();
        if (length < 0) {
            return "NULL";
        }
        if (type == BIGINT) {
            return String.valueOf(content.getLong());
        }
        if (type == INT) {
            return String.valueOf(content.getInt());
        }
        byte[] bytes = new byte[length];
        content.get(bytes);
        String said = new String(bytes, StandardCharsets.UTF_8);
        return '"' + said.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
