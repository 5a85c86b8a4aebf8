package health.onward.outside.paper;

import health.onward.letter.Letter;
import health.onward.letter.Letter.Print;
import health.onward.letter.Press;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Prints letters as PDF/UA-1: every text in reading order under a tag, typefaces embedded, language and title said. */
public final class PdfPress implements Press {

    private static final String LANGUAGE = "en-GB";
    private static final ZoneId HERE = ZoneId.of("Europe/London");

    /** Reading them takes longer than printing a page; each is used for one letter at a time. */
    private final Queue<Typefaces> idle = new ConcurrentLinkedQueue<>();

    @Override
    public byte[] pdf(Letter letter, Print print) {
        Typefaces known = idle.poll();
        Typefaces faces = known == null ? Typefaces.read() : known;
        byte[] pdf = pdf(letter, print, faces);
        idle.add(faces);
        return pdf;
    }

    private static byte[] pdf(Letter letter, Print print, Typefaces faces) {
        try (PDDocument document = new PDDocument()) {
            document.setVersion(1.7f);
            var type = new BlockSetter.Type(
                    new Face(document, faces.plain()), new Face(document, faces.strong()), Sizes.of(print));
            describe(document, letter);
            Tags tags = new Tags(document);
            Pages pages = new Pages(document, tags, type.sizes());
            for (Letter.Sheet sheet : letter.sheets()) {
                pages.sheet(sheet.foot(), BlockSetter.set(sheet.blocks(), type, tags.document()));
            }
            pages.close(type.small());
            tags.close();
            var bytes = new ByteArrayOutputStream(64 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, Letter letter) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(LANGUAGE);
        PDViewerPreferences preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.getDocumentInformation().setTitle(letter.title());
        document.getDocumentInformation()
                .setCreationDate(GregorianCalendar.from(letter.written().atZone(HERE)));
        catalog.setMetadata(new PDMetadata(
                document, new ByteArrayInputStream(metadata(letter.title()).getBytes(StandardCharsets.UTF_8))));
    }

    private static String metadata(String title) {
        return """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
                  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
                  </rdf:Description>
                 </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="w"?>""".formatted(escaped(title), LANGUAGE);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
