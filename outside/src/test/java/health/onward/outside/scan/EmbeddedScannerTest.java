package health.onward.outside.scan;

import static health.onward.outside.scan.Samples.EICAR;
import static health.onward.outside.scan.Samples.bytes;
import static health.onward.outside.scan.Samples.joined;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.FileType;
import health.onward.document.Scanner.Contents;
import health.onward.document.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments that mean harm (trust T-11), and those that do not. */
class EmbeddedScannerTest {

    @ParameterizedTest
    @EnumSource(FileType.class)
    void a_good_file_of_each_type_is_clean(FileType type) throws IOException {
        assertThat(scan(type, good(type))).isEqualTo(new Verdict.Clean());
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    void a_file_that_is_cut_off_anywhere_is_not_clean_or_is_whole_without_the_rest(FileType type) throws IOException {
        byte[] whole = good(type);
        for (int length : new int[] {1, 7, whole.length / 3, whole.length - 9}) {
            Verdict verdict = scan(type, Arrays.copyOf(whole, Math.max(1, length)));
            boolean text = type == FileType.TEXT;
            boolean frames = EnumSet.of(FileType.MP3, FileType.MPEG, FileType.TIFF, FileType.DOC)
                    .contains(type);
            if (!text && !frames) {
                assertThat(verdict).as(type + " of " + length).isInstanceOf(Verdict.Invalid.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    void nothing_is_clean_as_what_it_is_not(FileType type) throws IOException {
        for (FileType other : FileType.values()) {
            boolean readable = type == FileType.TEXT && (other == FileType.XML || other == FileType.RTF);
            if (other != type && !readable) {
                assertThat(scan(type, good(other))).as(other + " as " + type).isNotEqualTo(new Verdict.Clean());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FileType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCX", "TEXT"})
    void an_archive_that_hangs_on_a_file_is_found(FileType type) throws IOException {
        byte[] both = joined(good(type), Samples.zip(Map.of("x.class", bytes("program"))));
        assertThat(scan(type, both)).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void the_test_virus_is_found_wherever_it_is() throws IOException {
        byte[] eicar = bytes(EICAR);
        assertThat(scan(FileType.TEXT, eicar)).isInstanceOf(Verdict.Threat.class);
        assertThat(scan(FileType.DOCX, Samples.docx("word/media/x.txt", eicar))).isInstanceOf(Verdict.Threat.class);
        assertThat(scan(FileType.DOCX, Samples.zip(Map.of("eicar.com", eicar)))).isInstanceOf(Verdict.Threat.class);
        byte[] nested = Samples.zip(Map.of("inner.zip", Samples.zip(Map.of("eicar.com", eicar))));
        assertThat(scan(FileType.DOCX, nested)).isInstanceOf(Verdict.Threat.class);
        assertThat(scan(FileType.PDF, Samples.pdf("EICAR"))).isNotEqualTo(new Verdict.Clean());
        assertThat(scan(FileType.RTF, joined(bytes("{\\rtf1 "), eicar, bytes("}"))))
                .isInstanceOf(Verdict.Threat.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JavaScript", "Launch", "hidden", "file", "password", "form"})
    void a_pdf_that_does_more_than_being_read_is_not_clean(String what) throws IOException {
        assertThat(scan(FileType.PDF, Samples.pdf(what))).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void a_pdf_that_is_a_page_or_a_program_too_is_not_clean() throws IOException {
        byte[] pdf = Samples.pdf("");
        assertThat(scan(FileType.PDF, joined(bytes("<html><script>1</script>"), pdf)))
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(scan(FileType.PDF, joined(bytes("%PDF-1.7\n<html>"), pdf))).isInstanceOf(Verdict.Invalid.class);
        assertThat(scan(FileType.PDF, joined(pdf, bytes("MZ program")))).isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "word/embeddings/oleObject1.bin",
                "word/activeX/activeX1.xml",
                "run.exe",
                "../x.xml"
            })
    void a_word_document_with_a_part_that_runs_is_not_clean(String part) throws IOException {
        assertThat(scan(FileType.DOCX, Samples.docx(part, bytes("x")))).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void a_word_document_that_fetches_its_template_is_not_clean() throws IOException {
        byte[] remote = bytes(
                "<Relationships><Relationship Id=\"1\" Target=\"http://far.example/t.dotm\" TargetMode=\"External\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\"/></Relationships>");
        assertThat(scan(FileType.DOCX, Samples.docx("word/_rels/settings.xml.rels", remote)))
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(scan(FileType.DOCX, Samples.zip(Map.of("a.txt", bytes("x")))))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Macros", "_VBA_PROJECT_CUR", "ObjectPool"})
    void an_older_word_document_with_macros_or_objects_is_not_clean(String folder) throws IOException {
        assertThat(scan(FileType.DOC, Samples.doc(folder))).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void an_archive_made_to_fill_a_memory_is_stopped() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int n = 0; n < 4; n++) {
                zip.putNextEntry(new ZipEntry("word/media/" + n));
                for (int megabyte = 0; megabyte < 30; megabyte++) {
                    zip.write(new byte[1024 * 1024]);
                }
                zip.closeEntry();
            }
        }
        assertThat(scan(FileType.DOCX, out.toByteArray())).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void a_picture_made_to_fill_a_memory_is_not_clean() throws IOException {
        byte[] gif = Samples.picture("gif");
        Arrays.fill(gif, 6, 10, (byte) 0xff);
        assertThat(scan(FileType.GIF, gif)).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void a_program_before_a_dicom_object_and_a_document_within_one_are_found() throws IOException {
        byte[] program = Arrays.copyOf(bytes("MZ"), 128);
        byte[] document =
                joined(new byte[] {0x42, 0, 0x11, 0}, bytes("OB\0\0"), new byte[] {4, 0, 0, 0}, bytes("%PDF"));
        assertThat(scan(FileType.DICOM, Samples.dicom(program, Samples.dicomElements())))
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(scan(FileType.DICOM, Samples.dicom(new byte[128], document))).isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<!DOCTYPE a SYSTEM 'http://far.example/x.dtd'><a/>",
                "<?xml-stylesheet href='x.xsl' type='text/xsl'?><a/>",
                "<html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>",
                "<a href='javascript:1'/>",
                "<a><b></a>"
            })
    void xml_that_defines_fetches_or_runs_is_not_clean(String xml) throws IOException {
        assertThat(scan(FileType.XML, bytes(xml))).isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}",
                "{\\rtf1 {\\field{\\*\\fldinst DDEAUTO c:\\\\windows calc}}}",
                "{\\rtf1 {\\*\\template http://far.example/t}}",
                "{\\rtf1 text}<html>",
                "{\\rtf1 text"
            })
    void rich_text_that_embeds_or_fetches_is_not_clean(String rtf) throws IOException {
        assertThat(scan(FileType.RTF, bytes(rtf))).isInstanceOf(Verdict.Invalid.class);
    }

    private static byte[] good(FileType type) throws IOException {
        return switch (type) {
            case TEXT -> bytes("Dear colleague,\r\n\tplease see this patient.\n");
            case PDF -> Samples.pdf("");
            case XML -> bytes("<?xml version=\"1.0\"?>\n<letter><to>Cardiology</to></letter>\n");
            case RTF -> bytes("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Dear \\{colleague\\}\\par}\n");
            case AU -> Samples.au();
            case MP3 -> Samples.mp3(5);
            case PNG -> Samples.picture("png");
            case GIF -> Samples.picture("gif");
            case JPEG -> Samples.picture("jpg");
            case TIFF -> Samples.picture("tiff");
            case MPEG -> Samples.mpeg();
            case DOC -> Samples.doc("");
            case DOCX -> Samples.zip(Samples.docxParts());
            case DICOM -> Samples.dicom(new byte[128], Samples.dicomElements());
        };
    }

    private static Verdict scan(FileType type, byte[] file) throws IOException {
        return new EmbeddedScanner().scan(type, new Contents() {
            @Override
            public long bytes() {
                return file.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(file);
            }
        });
    }
}
