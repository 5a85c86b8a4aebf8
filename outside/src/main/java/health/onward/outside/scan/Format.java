package health.onward.outside.scan;

/** Understands the files of one type, to the last byte. */
@FunctionalInterface
interface Format {

    /** @param parts is shown whatever was packed within the file */
    void check(byte[] file, Parts parts) throws NotThat;
}
