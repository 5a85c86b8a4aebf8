package health.onward.outside.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Plain text: UTF-8, UTF-16 that says so, or what Windows wrote; letters and white space, no controls. */
final class TextFormat implements Format {

    private static final String SPACE = "\t\n\r\f";

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        String mark = HexFormat.of().formatHex(file, 0, Math.min(2, file.length));
        Optional<String> text = mark.equals("fffe") || mark.equals("feff")
                ? decoded(file, StandardCharsets.UTF_16)
                : decoded(file, StandardCharsets.UTF_8).or(() -> decoded(file, Charset.forName("windows-1252")));
        if (!text.map(TextFormat::readable).orElse(false)) {
            throw new NotThat("it holds characters that no text has");
        }
    }

    private static boolean readable(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || SPACE.indexOf(c) >= 0);
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
