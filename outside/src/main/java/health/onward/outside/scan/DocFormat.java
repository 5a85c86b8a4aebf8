package health.onward.outside.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A Word document of the older kind: a text that is not locked, without macros and without anything embedded. */
final class DocFormat implements Format {

    private static final String TEXT = "WordDocument";
    private static final int WORD = 0xa5ec;
    private static final int LOCKED = 0x0100;
    private static final Set<String> ACTIVE = Set.of(
            "macros",
            "vba",
            "_vba_project",
            "_vba_project_cur",
            "objectpool",
            "\u0001ole10native",
            "package",
            "encryptedpackage",
            "encryptioninfo",
            "\u0003objinfo");

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        try (var system = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            passive(system.getRoot(), parts);
            text(system.getRoot());
        } catch (IOException | RuntimeException e) {
            throw new NotThat("it cannot be read as a Word document");
        }
    }

    private static void passive(DirectoryEntry folder, Parts parts) throws IOException, NotThat {
        for (Entry entry : folder) {
            if (ACTIVE.contains(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new NotThat("it holds macros or an embedded object (" + entry.getName() + ")");
            }
            if (entry instanceof DirectoryEntry inner) {
                passive(inner, parts);
            } else if (entry instanceof DocumentEntry document) {
                try (var stream = new DocumentInputStream(document)) {
                    parts.add(stream.readAllBytes());
                }
            }
        }
    }

    private static void text(DirectoryEntry root) throws IOException, NotThat {
        if (!root.hasEntryCaseInsensitive(TEXT)) {
            throw new NotThat("it has no text");
        }
        try (var stream = new DocumentInputStream((DocumentEntry) root.getEntryCaseInsensitive(TEXT))) {
            var cursor = new Cursor(stream.readNBytes(32));
            if (cursor.u16(true) != WORD) {
                throw new NotThat("its text is not Word's");
            }
            if ((cursor.skip(8).u16(true) & LOCKED) != 0) {
                throw new NotThat("it is locked with a password");
            }
        }
    }
}
