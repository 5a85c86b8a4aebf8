package health.onward.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Passes one direction of a connection on, message by message: a letter, a length, a content. */
abstract class Words {

    final void pass(InputStream from, OutputStream to) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from, 32_768));
        var out = new DataOutputStream(new BufferedOutputStream(to, 32_768));
        begin(in, out);
        while (true) {
            int letter = in.read();
            if (letter < 0) {
                throw new EOFException();
            }
            if (isWhole(letter)) {
                out.write(letter);
            } else {
                int length = in.readInt();
                byte[] content = in.readNBytes(length - Integer.BYTES);
                heard((char) letter, ByteBuffer.wrap(content));
                out.write(letter);
                out.writeInt(length);
                out.write(content);
            }
            // What waits behind it is passed on together with it, as it came.
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** What is said before messages have a letter. */
    void begin(DataInputStream in, DataOutputStream out) throws IOException {}

    /** Whether this byte is an answer of its own, not the beginning of a message. */
    boolean isWhole(int letter) {
        return false;
    }

    /** Before it is passed on. */
    abstract void heard(char letter, ByteBuffer content);

    static String text(ByteBuffer content) {
        int length = 0;
        while (content.get(content.position() + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        content.get(bytes).get();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
