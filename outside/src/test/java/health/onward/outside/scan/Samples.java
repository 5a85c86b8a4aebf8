package health.onward.outside.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files of each type, small and good, and ways to spoil them. */
final class Samples {

    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> docxParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                bytes(
                        "<Types><Override PartName=\"/word/document.xml\" ContentType=\""
                                + "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"));
        parts.put("_rels/.rels", bytes("<Relationships/>"));
        parts.put("word/document.xml", bytes("<w:document xmlns:w=\"x\"><w:body/></w:document>"));
        parts.put(
                "word/_rels/document.xml.rels",
                bytes("<Relationships><Relationship Id=\"1\" Target=\"https://www.nhs.uk\""
                        + " TargetMode=\"External\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>"
                        + "</Relationships>"));
        return parts;
    }

    static byte[] docx(String name, byte[] part) throws IOException {
        Map<String, byte[]> parts = docxParts();
        parts.put(name, part);
        return zip(parts);
    }

    static byte[] doc(String folder) throws IOException {
        try (var system = new POIFSFileSystem()) {
            byte[] text = new byte[5000];
            text[0] = (byte) 0xec;
            text[1] = (byte) 0xa5;
            system.createDocument(new ByteArrayInputStream(text), "WordDocument");
            if (!folder.isEmpty()) {
                system.createDirectory(folder).createDocument("x", new ByteArrayInputStream(text));
            }
            var out = new ByteArrayOutputStream();
            system.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    static byte[] pdf(String spoilt) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            switch (spoilt) {
                case "JavaScript" ->
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
                case "Launch" -> document.getDocumentCatalog().setOpenAction(launch());
                case "hidden" ->
                    document.getPage(0).getCOSObject().setItem("Any", new PDActionJavaScript("1").getCOSObject());
                case "file" -> embed(document, bytes("a file"));
                case "EICAR" -> embed(document, bytes(EICAR));
                case "password" -> document.protect(new StandardProtectionPolicy("a", "b", new AccessPermission()));
                case "form" -> document.getDocumentCatalog().getCOSObject().setString(COSName.getPDFName("XFA"), "x");
                default -> {}
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDAction launch() {
        return new PDActionLaunch();
    }

    private static void embed(PDDocument document, byte[] file) throws IOException {
        var specification = new PDComplexFileSpecification();
        specification.setFile("x");
        specification.setEmbeddedFile(
                new PDEmbeddedFile(document, new ByteArrayInputStream(file), COSName.FLATE_DECODE));
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("x", specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    /** Frames of 128 kbit/s at 44.1 kHz. */
    static byte[] mp3(int frames) {
        byte[] file = new byte[417 * frames];
        for (int n = 0; n < frames; n++) {
            file[417 * n] = (byte) 0xff;
            file[417 * n + 1] = (byte) 0xfb;
            file[417 * n + 2] = (byte) 0x90;
        }
        return file;
    }

    static byte[] au() {
        return joined(bytes(".snd"), number(24), number(4), number(1), number(8000), number(1), new byte[4]);
    }

    static byte[] mpeg() {
        byte[] pack = joined(bytes("\0\0\1\u00ba"), new byte[] {0x21}, new byte[7]);
        byte[] packet = joined(bytes("\0\0\1\u00e0\0\4"), new byte[4]);
        return joined(pack, packet, packet, bytes("\0\0\1\u00b9"));
    }

    static byte[] dicom(byte[] preamble, byte[] elements) {
        byte[] syntax =
                joined(new byte[] {2, 0, 0x10, 0}, bytes("UI"), new byte[] {20, 0}, bytes("1.2.840.10008.1.2.1\0"));
        return joined(preamble, bytes("DICM"), syntax, elements);
    }

    /** The patient's name, and a sequence of one item that does not say how long it is. */
    static byte[] dicomElements() {
        byte[] name = joined(new byte[] {0x10, 0, 0x10, 0}, bytes("PN"), new byte[] {4, 0}, bytes("A^B "));
        byte[] undefined = {-1, -1, -1, -1};
        byte[] sequence = joined(
                new byte[] {8, 0, 0x40, 0x11},
                bytes("SQ\0\0"),
                undefined,
                new byte[] {-2, -1, 0, -32},
                undefined,
                name,
                new byte[] {-2, -1, 0x0d, -32, 0, 0, 0, 0},
                new byte[] {-2, -1, -35, -32, 0, 0, 0, 0});
        return joined(sequence, name);
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
