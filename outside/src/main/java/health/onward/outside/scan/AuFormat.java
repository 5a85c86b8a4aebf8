package health.onward.outside.scan;

/** Basic audio: a header that says how much sound follows, and that much. */
final class AuFormat implements Format {

    private static final long UNKNOWN = 0xffff_ffffL;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file);
        if (!cursor.ascii(4).equals(".snd")) {
            throw new NotThat("it does not begin as basic audio does");
        }
        long offset = cursor.u32();
        long length = cursor.u32();
        long encoding = cursor.u32();
        long rate = cursor.u32();
        long channels = cursor.u32();
        boolean sound = offset >= 24
                && offset <= file.length
                && encoding >= 1
                && encoding <= 27
                && rate >= 1
                && rate <= 384_000
                && channels >= 1
                && channels <= 32;
        if (!sound || (length != UNKNOWN && length != file.length - offset)) {
            throw new NotThat("its header does not fit what follows");
        }
    }
}
