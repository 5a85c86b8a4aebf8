package health.onward.outside.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/** A PDF: pages to read, not locked, without scripts, programs to start, forms that send, or files within it. */
final class PdfFormat implements Format {

    private static final Set<String> ACTIVE = Set.of(
            "JS",
            "JavaScript",
            "Launch",
            "EmbeddedFile",
            "EmbeddedFiles",
            "EF",
            "AA",
            "RichMedia",
            "XFA",
            "SubmitForm",
            "ImportData",
            "GoToR",
            "GoToE",
            "Movie",
            "Sound",
            "3D",
            "Rendition");

    /** Pictures are left packed: what they unpack to is pixels. */
    private static final List<String> PICTURES =
            List.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

    /** A browser that guesses looks at the beginning of a file. */
    private static final int GUESSED = 1024;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        edges(file);
        try (PDDocument document = Loader.loadPDF(file)) {
            if (document.isEncrypted()) {
                throw new NotThat("it is locked with a password");
            }
            objects(document.getDocument(), parts);
            if (document.getNumberOfPages() < 1) {
                throw new NotThat("it has no pages");
            }
        } catch (IOException | RuntimeException e) {
            throw new NotThat("it cannot be read as a PDF");
        }
    }

    /** It begins where the file begins and ends where the file ends, so that it is nothing else besides. */
    private static void edges(byte[] file) throws NotThat {
        String all = new String(file, StandardCharsets.ISO_8859_1);
        String beginning = all.substring(0, Math.min(GUESSED, all.length())).toLowerCase(Locale.ROOT);
        int end = all.lastIndexOf("%%EOF");
        boolean page = beginning.contains("<html") || beginning.contains("<script") || beginning.contains("<!doctype");
        if (!all.startsWith("%PDF-")
                || page
                || end < 0
                || !all.substring(end + 5).replace("\0", "").isBlank()) {
            throw new NotThat("something stands before its beginning or after its end");
        }
    }

    private static void objects(COSDocument document, Parts parts) throws IOException, NotThat {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (COSObjectKey key : document.getXrefTable().keySet()) {
            look(document.getObjectFromPool(key), parts, seen);
        }
        look(document.getTrailer(), parts, seen);
    }

    private static void look(@Nullable COSBase base, Parts parts, Set<COSBase> seen) throws IOException, NotThat {
        COSBase object = base instanceof COSObject indirect ? indirect.getObject() : base;
        if (object == null || !seen.add(object)) {
            return;
        }
        switch (object) {
            case COSDictionary dictionary -> {
                entries(dictionary, parts, seen);
                if (dictionary instanceof COSStream stream) {
                    unpacked(stream, parts);
                }
            }
            case COSArray array -> {
                for (COSBase item : array) {
                    look(item, parts, seen);
                }
            }
            default -> {}
        }
    }

    private static void entries(COSDictionary dictionary, Parts parts, Set<COSBase> seen) throws IOException, NotThat {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            String name = entry.getKey().getName();
            boolean named = entry.getValue() instanceof COSName value
                    && ACTIVE.contains(value.getName())
                    && (name.equals("S") || name.equals("Type") || name.equals("Subtype"));
            if (ACTIVE.contains(name) || named) {
                throw new NotThat("it does something by itself or holds a file (" + name + ")");
            }
            look(entry.getValue(), parts, seen);
        }
    }

    private static void unpacked(COSStream stream, Parts parts) throws NotThat {
        try (InputStream unpacked = new PDStream(stream).createInputStream(PICTURES)) {
            parts.add(unpacked.readNBytes(50_000_000));
        } catch (IOException e) {
            throw new NotThat("one of its streams cannot be unpacked");
        }
    }
}
