package health.onward.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A letter as a copier makes it: one page of PDF that is one grey picture, nearly as large as a file may be (5 MB). Many letters differ
 * in their first bytes only, so that a hundred of them do not fill the memory of whoever sends them.
 *
 * @param rest what follows the {@link #start} of each
 */
record ScannedLetter(byte[] rest) {

    private static final int WIDTH = 2048;
    private static final int HEIGHT = 2558;

    /** The first bytes of the letter with a number: a comment makes it another file. */
    static byte[] start(int number) {
        return "%%PDF-1.4\n%%%09d\n".formatted(number).getBytes(StandardCharsets.US_ASCII);
    }

    static ScannedLetter copied() {
        byte[] picture = new byte[WIDTH * HEIGHT];
        new Random(1).nextBytes(picture);
        var letter = new Copier();
        letter.object("<</Type/Catalog/Pages 2 0 R>>");
        letter.object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        letter.object(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>");
        letter.stream("", "595 0 0 842 0 0 cm /P Do".getBytes(StandardCharsets.US_ASCII));
        letter.stream(
                "/Type/XObject/Subtype/Image/Width " + WIDTH + "/Height " + HEIGHT
                        + "/ColorSpace/DeviceGray/BitsPerComponent 8",
                picture);
        return new ScannedLetter(letter.ended());
    }

    /** Writes objects one after another, and then where each begins. */
    private static final class Copier {

        private final ByteArrayOutputStream pdf = new ByteArrayOutputStream(WIDTH * HEIGHT + 1024);
        private final List<Integer> places = new ArrayList<>();

        void object(String content) {
            text(next() + content + "endobj\n");
        }

        void stream(String dictionary, byte[] content) {
            text(next() + "<<" + dictionary + "/Length " + content.length + ">>stream\n");
            pdf.writeBytes(content);
            text("\nendstream endobj\n");
        }

        private String next() {
            places.add(here());
            return places.size() + " 0 obj";
        }

        private int here() {
            return start(0).length + pdf.size();
        }

        byte[] ended() {
            int table = here();
            text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
            places.forEach(place -> text("%010d 00000 n \n".formatted(place)));
            text("trailer<</Size " + (places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
            return pdf.toByteArray();
        }

        private void text(String text) {
            pdf.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
