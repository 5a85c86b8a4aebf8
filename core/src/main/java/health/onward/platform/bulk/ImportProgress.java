package health.onward.platform.bulk;

/** Is told how far an import is; it may take minutes. */
public interface ImportProgress {

    ImportProgress SILENT = new ImportProgress() {
        @Override
        public void read(String file, long rows) {}

        @Override
        public void begins(String step) {}
    };

    /** Called after each row: to be cheap. */
    void read(String file, long rows);

    /** @param step such as "checking" */
    void begins(String step);
}
