package health.onward.platform.bulk;

/** One kind of file and what becomes of it. Each is written by the room that owns the tables. */
public interface Import {

    /** Names what is imported, in the log and to those who hold it in memory. */
    String what();

    /** Reads the files and checks each row by itself. */
    void read(ImportRun run);

    /**
     * Only after rows that are sound: checks them together and against what is stored, and merges them. What is merged is kept
     * only if no problem was found until the end.
     */
    void merge(ImportRun run);
}
