package health.onward.outside.paper;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.letter.Block;
import health.onward.letter.Block.Fact;
import health.onward.letter.Letter;
import health.onward.letter.Letter.Print;
import health.onward.letter.LetterSamples;
import health.onward.letter.Words;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters on paper: for those who see them, and for those who hear them. */
class PdfPressTest {

    private static final Path PICTURES = Path.of("target", "letters");

    private final PdfPress press = new PdfPress();

    @ParameterizedTest
    @EnumSource(Print.class)
    void every_kind_of_block_passes_as_pdf_ua(Print print) throws Exception {
        byte[] pdf = press.pdf(letter(3, 40), print);
        pictures(pdf, "every-block-" + print);
        assertThat(PdfUa.objections(pdf)).isEmpty();
    }

    static Stream<Map.Entry<String, Letter>> letters() {
        return Stream.concat(
                LetterSamples.toPatients().entrySet().stream(),
                Stream.of(
                        Map.entry("clinical summary", LetterSamples.clinicalSummary()),
                        Map.entry("advice", LetterSamples.advice())));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void every_letter_passes_as_pdf_ua_and_says_on_paper_what_it_says(Map.Entry<String, Letter> letter)
            throws Exception {
        byte[] pdf = press.pdf(letter.getValue(), Print.STANDARD);
        pictures(pdf, letter.getKey().replaceAll("[^a-z]+", "-"));
        assertThat(PdfUa.objections(pdf)).isEmpty();
        String paper = withoutFeet(text(pdf)).replaceAll("\\s+", "");
        for (Letter.Sheet sheet : letter.getValue().sheets()) {
            Words.parts(sheet.blocks())
                    .filter(part -> !part.contains("filled in"))
                    .forEach(part -> assertThat(paper).contains(part.replaceAll("\\s+", "")));
        }
    }

    @Test
    void the_check_objects_to_a_document_without_tags() throws Exception {
        try (PDDocument untagged = new PDDocument()) {
            untagged.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            untagged.save(bytes);
            assertThat(PdfUa.objections(bytes.toByteArray())).isNotEmpty();
        }
    }

    @Test
    void what_is_longer_than_any_page_goes_on_over_the_next_ones_and_nothing_is_lost() throws Exception {
        String words = String.join(
                " ", IntStream.range(0, 3000).mapToObj(n -> "word" + n).toList());
        String unbroken = "x".repeat(5000);
        byte[] pdf = press.pdf(
                new Letter(
                        Letter.Kind.UPDATE,
                        "Long",
                        Instant.EPOCH,
                        List.of(new Letter.Sheet(
                                "foot",
                                List.of(
                                        new Block.Heading(1, "Long"),
                                        new Block.Said(words),
                                        new Block.Grid(
                                                "Rows",
                                                List.of("A", "B"),
                                                List.of(List.of("short", words), List.of(unbroken, "end"))),
                                        new Block.Box(List.of(new Block.Paragraph(words))),
                                        new Block.Facts(List.of(new Fact("name " + unbroken, words))))))),
                Print.LARGE);
        assertThat(PdfUa.objections(pdf)).isEmpty();
        String text = withoutFeet(text(pdf));
        assertThat(text.split("word2999", -1)).hasSize(5);
        assertThat(text.chars().filter(c -> c == 'x').count()).isEqualTo(10_000);
    }

    @Test
    void the_text_can_be_taken_out_in_reading_order_with_its_words_apart() throws Exception {
        String text = text(press.pdf(letter(1, 2), Print.STANDARD)).replaceAll("\\s+", " ");
        assertThat(text)
                .containsSubsequence(
                        "You have an appointment",
                        "Dear",
                        "Date",
                        "Friday 4 June 2021",
                        "Clinic",
                        "first thing",
                        "Row 1");
        assertThat(text).contains("Page 1 of").contains("End.");
    }

    @Test
    void what_cannot_be_printed_is_seen_to_be_missing_and_harms_nothing() throws Exception {
        var blocks = List.<Block>of(
                new Block.Heading(1, "Zażółć \ud83d\ude00 \u0645\u0631\u062d\u0628\u0627"),
                new Block.Paragraph("tab\tzero\u0000width\u200bspace\u202eturned \ud800 lone"),
                new Block.Paragraph(""));
        byte[] pdf = press.pdf(
                new Letter(
                        Letter.Kind.UPDATE,
                        "<Title> & \ud83d\ude00",
                        Instant.EPOCH,
                        List.of(new Letter.Sheet("foot \ud83d\ude00", blocks))),
                Print.STANDARD);
        assertThat(PdfUa.objections(pdf)).isEmpty();
        assertThat(text(pdf)).contains("Zażółć ?").contains("tab zerowidthspaceturned ? lone");
    }

    @Test
    void a_table_that_goes_on_says_again_what_its_columns_are_to_the_eye_only() throws Exception {
        byte[] pdf = press.pdf(letter(1, 60), Print.STANDARD);
        assertThat(text(pdf).split("Second column", -1).length).isGreaterThan(2);
        assertThat(PdfUa.objections(pdf)).isEmpty();
    }

    static Letter letter(int paragraphs, int rows) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Lines(List.of("Ashwick Surgery", "1 High Street", "ZZ1 1AA")));
        blocks.add(new Block.Heading(1, "You have an appointment"));
        for (int n = 0; n < paragraphs; n++) {
            blocks.add(new Block.Paragraph("Dear Martin, " + "this is a sentence of some length. ".repeat(6)));
        }
        blocks.add(new Block.Facts(List.of(
                new Fact("Date", "Friday 4 June 2021"),
                new Fact("Clinic", "Heart Clinic, first floor " + "far ".repeat(30)))));
        blocks.add(new Block.Heading(2, "What to do"));
        blocks.add(new Block.Items(List.of("first thing", "second thing " + "and so on ".repeat(20))));
        blocks.add(new Block.Said("The clinic's own words.\nOn two lines."));
        blocks.add(new Block.Box(List.of(
                new Block.Heading(3, "Your details"),
                new Block.Facts(List.of(new Fact("Booking reference", "0000 4961 4844"))),
                new Block.QrCode("https://my.example/?ubrn=000049614844", "QR code of https://my.example"))));
        blocks.add(new Block.Grid(
                "Rows of a table.",
                List.of("First", "Second column", "Third"),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> List.of("Row " + n, "some longer text here ".repeat(n % 4 + 1), "" + n))
                        .toList()));
        return new Letter(
                Letter.Kind.CONFIRMATION,
                "Your appointment",
                Instant.parse("2026-03-02T09:00:00Z"),
                List.of(
                        new Letter.Sheet("Booking reference 0000 4961 4844", blocks),
                        new Letter.Sheet(
                                "",
                                List.of(
                                        new Block.Heading(2, "Your access code"),
                                        new Block.Copied("apple river stone cloud")))));
    }

    private static String withoutFeet(String text) {
        return text.replaceAll("(?m)^.*(End\\. Page|Continues on the next).*$", "");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** To be looked at: {@code target/letters}. */
    static void pictures(byte[] pdf, String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            for (int n = 0; n < document.getNumberOfPages(); n++) {
                BufferedImage page = renderer.renderImageWithDPI(n, 60, ImageType.GRAY);
                ImageIO.write(
                        page,
                        "png",
                        PICTURES.resolve(name + "-" + (n + 1) + ".png").toFile());
            }
        }
    }
}
