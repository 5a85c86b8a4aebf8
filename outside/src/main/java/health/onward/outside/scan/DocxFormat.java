package health.onward.outside.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A Word document of today: an archive of a text and its pictures, not locked, without macros, embedded objects or remote parts. */
final class DocxFormat implements Format {

    private static final int MOST_PARTS = 3_000;
    private static final int DEEPEST = 3;
    private static final String TYPES = "[Content_Types].xml";
    private static final String TEXT = "wordprocessingml.document.main+xml";

    private static final Pattern ACTIVE = Pattern.compile(
            ".*(vbaproject|vbadata|activex|oleobject).*|.*/embeddings/.*|.*\\.(bin|exe|dll|js|vbs|hta|html?|zip|jar|docm|dotm|xlsm)");

    /** Something that is fetched when the document is opened; links that a reader may follow are not. */
    private static final Pattern REMOTE =
            Pattern.compile("<(?:\\w+:)?relationship\\b(?=[^>]*targetmode\\s*=\\s*[\"']external)"
                    + "(?![^>]*relationships/hyperlink[\"'])[^>]*>");

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        unpack(file, parts, 1);
        try (ZipFile zip = open(file)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            for (ZipArchiveEntry entry : entries) {
                passive(entry, zip);
            }
            ZipArchiveEntry types = zip.getEntry(TYPES);
            boolean word =
                    types != null && text(zip, types).contains(TEXT) && zip.getEntry("word/document.xml") != null;
            if (!word) {
                throw new NotThat("it is an archive, but not of a Word document");
            }
        } catch (IOException e) {
            throw new NotThat("it cannot be read as a Word document");
        }
    }

    /** Shows all that is in it, and in archives within it, before anything is said about it. */
    private static void unpack(byte[] file, Parts parts, int depth) throws NotThat {
        try (ZipFile zip = open(file)) {
            int count = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                count++;
                if (count > MOST_PARTS || entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new NotThat("it is locked with a password, or has too many parts");
                }
                byte[] part = read(zip, entry, parts);
                parts.add(part);
                if (depth < DEEPEST && archive(part)) {
                    unpack(part, parts, depth + 1);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new NotThat("it cannot be unpacked");
        }
    }

    /** Never more than may be in all: what an archive says of its own sizes is not believed. */
    private static byte[] read(ZipFile zip, ZipArchiveEntry entry, Parts parts) throws IOException, NotThat {
        try (InputStream stream = zip.getInputStream(entry)) {
            var out = new java.io.ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            int read;
            while ((read = stream.read(buffer)) >= 0) {
                if (out.size() + read > 40_000_000) {
                    parts.grow(Long.MAX_VALUE / 2);
                }
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        }
    }

    private static void passive(ZipArchiveEntry entry, ZipFile zip) throws IOException, NotThat {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.contains("..")
                || name.startsWith("/")
                || name.contains("\\")
                || ACTIVE.matcher(name).matches()) {
            throw new NotThat(
                    "it holds macros, an embedded object or a part that has no place in it (" + entry.getName() + ")");
        }
        if (name.endsWith(".rels")
                && REMOTE.matcher(text(zip, entry).toLowerCase(Locale.ROOT)).find()) {
            throw new NotThat("it fetches something from elsewhere when it is opened");
        }
    }

    private static String text(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            return new String(stream.readNBytes(2_000_000), StandardCharsets.UTF_8);
        }
    }

    private static boolean archive(byte[] part) {
        return part.length > 4 && part[0] == 'P' && part[1] == 'K' && part[2] == 3 && part[3] == 4;
    }

    private static ZipFile open(byte[] file) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get();
    }
}
