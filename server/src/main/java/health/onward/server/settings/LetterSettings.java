package health.onward.server.settings;

import health.onward.platform.CannotStart;
import health.onward.platform.Seal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What letters to patients say of the world outside, and the keys that seal the patients' access codes.
 *
 * @param patientUrl ONWARD_PATIENT_URL: where patients book and look; a letter's QR code leads there
 * @param bookingLine ONWARD_BOOKING_LINE: the telephone line that books for patients, number and hours, where there is one
 * @param textphone ONWARD_BOOKING_TEXTPHONE
 * @param accessKey ONWARD_ACCESS_KEY: 32 bytes in Base64; made and kept in the data directory where none is set
 * @param earlierKeys ONWARD_ACCESS_KEYS_EARLIER: comma-separated, to read what was sealed with them
 */
public record LetterSettings(
        String patientUrl,
        Optional<String> bookingLine,
        Optional<String> textphone,
        Optional<byte[]> accessKey,
        List<byte[]> earlierKeys) {

    private static final String KEY = "ONWARD_ACCESS_KEY";
    private static final String EARLIER = "ONWARD_ACCESS_KEYS_EARLIER";

    /** Numbers that are nobody's: kept free for plays. */
    private static final String DEMO_LINE = "01632 960 100, Monday to Friday, 8am to 6pm";

    private static final String DEMO_TEXTPHONE = "01632 960 150";

    static LetterSettings from(Environment environment, String ownAddress, boolean demo) {
        return new LetterSettings(
                environment.url("ONWARD_PATIENT_URL").orElse(ownAddress),
                environment
                        .text("ONWARD_BOOKING_LINE")
                        .or(() -> Optional.of(DEMO_LINE).filter(line -> demo)),
                environment
                        .text("ONWARD_BOOKING_TEXTPHONE")
                        .or(() -> Optional.of(DEMO_TEXTPHONE).filter(line -> demo)),
                environment.text(KEY).map(value -> key(KEY, value)),
                environment.list(EARLIER, "").stream()
                        .map(value -> key(EARLIER, value))
                        .toList());
    }

    /** Several instances share a database, and must read each other's codes. */
    void checkFor(boolean severalInstances) {
        if (severalInstances && accessKey.isEmpty()) {
            throw new CannotStart(
                    KEY + " is not set, and the database is an outside one, in production: set it to 32 random"
                            + " bytes in Base64 (openssl rand -base64 32), the same for all instances, and keep it safe:"
                            + " without it no patient's access code can be read");
        }
    }

    private static byte[] key(String name, String value) {
        try {
            byte[] key = Base64.getDecoder().decode(value);
            if (key.length == Seal.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below, with the name and without the value
        }
        throw new CannotStart(name + " is not 32 bytes in Base64: make one with openssl rand -base64 32");
    }
}
