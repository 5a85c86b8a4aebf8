package health.onward.outside.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import health.onward.letter.Block;
import java.util.Map;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;

/** A QR code, drawn as squares, with its words for those who do not see it. */
final class QrPicture {

    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0);

    private QrPicture() {}

    static Piece piece(Block.QrCode code, PDStructureElement parent, float left, float side, float gap) {
        PDStructureElement figure = Tags.child(parent, "Figure");
        figure.setAlternateDescription("QR code. It opens " + code.alternative() + ".");
        boolean[][] dark = dark(code.link());
        return new Piece(gap, side, (ink, top) -> {
            PDLayoutAttributeObject place = new PDLayoutAttributeObject();
            place.setBBox(new PDRectangle(left, top - side, side, side));
            place.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
            figure.addAttribute(place);
            ink.squares(figure, dark, left, top, side);
        });
    }

    static boolean[][] dark(String link) {
        try {
            BitMatrix bits = new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            boolean[][] dark = new boolean[bits.getHeight()][bits.getWidth()];
            for (int row = 0; row < dark.length; row++) {
                for (int column = 0; column < dark[row].length; column++) {
                    dark[row][column] = bits.get(column, row);
                }
            }
            return dark;
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
