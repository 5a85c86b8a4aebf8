package health.onward.document;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is known of files with what lies in the store (trust.md, I7): rows whose bytes are gone or are others, and bytes that
 * belong to no row. Changes nothing: what is gone only a backup brings back, and what belongs to nothing {@link FileSweep} removes.
 */
public final class FileCheck {

    /**
     * @param files how many rows there are
     * @param gone whose bytes are not there
     * @param damaged whose bytes are not those that were handed in; asked only when they are read
     * @param stray bytes without a row
     */
    public record Found(long files, List<StoredFile> gone, List<StoredFile> damaged, List<BlobName> stray) {

        public boolean well() {
            return gone.isEmpty() && damaged.isEmpty() && stray.isEmpty();
        }
    }

    private static final int BATCH = 500;
    private static final int BUFFER = 64 * 1024;

    private final StoredFiles files;
    private final BlobStore blobs;
    private final Clock real;

    /** @param real does not move with the house's: stores tell time by it */
    public FileCheck(StoredFiles files, BlobStore blobs, Clock real) {
        this.files = files;
        this.blobs = blobs;
        this.real = real;
    }

    /** @param reading all bytes are read and compared with what was handed in, however long that takes */
    public Found check(boolean reading) throws IOException {
        Instant before = real.instant().minus(FileSweep.SETTLED);
        List<StoredFile> gone = new ArrayList<>();
        List<StoredFile> damaged = new ArrayList<>();
        long rows = 0;
        List<StoredFile> batch = files.after(Optional.empty(), BATCH);
        while (!batch.isEmpty()) {
            for (StoredFile file : batch) {
                rows++;
                if (!blobs.has(BlobName.of(file))) {
                    gone.add(file);
                } else if (reading && !intact(file)) {
                    damaged.add(file);
                }
            }
            batch = files.after(Optional.of(batch.getLast().id()), BATCH);
        }
        return new Found(rows, stillThere(gone), damaged, stray(before));
    }

    /** What expired while it was looked for is not lost. */
    private List<StoredFile> stillThere(List<StoredFile> gone) {
        Set<FileId> known = known(gone.stream().map(StoredFile::id).toList());
        return gone.stream().filter(file -> known.contains(file.id())).toList();
    }

    private boolean intact(StoredFile file) throws IOException {
        Optional<InputStream> bytes = blobs.open(BlobName.of(file));
        if (bytes.isEmpty()) {
            return true;
        }
        MessageDigest digest = Digest.begun();
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = bytes.get()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Digest.of(digest.digest()).equals(file.sha256());
    }

    private List<BlobName> stray(Instant before) throws IOException {
        List<BlobName> settled = new ArrayList<>();
        List<BlobName> stray = new ArrayList<>();
        blobs.olderThan(before, name -> {
            settled.add(name);
            if (settled.size() == BATCH) {
                stray.addAll(unknown(settled));
                settled.clear();
            }
        });
        stray.addAll(unknown(settled));
        return stray;
    }

    private List<BlobName> unknown(List<BlobName> names) {
        Set<FileId> known = known(names.stream().map(BlobName::file).toList());
        return names.stream().filter(name -> !known.contains(name.file())).toList();
    }

    private Set<FileId> known(List<FileId> ids) {
        Set<FileId> known = new HashSet<>();
        for (int n = 0; n < ids.size(); n += BATCH) {
            known.addAll(files.known(ids.subList(n, Math.min(ids.size(), n + BATCH))));
        }
        return known;
    }
}
