package health.onward.letter;

import health.onward.directory.CodeList;
import java.util.List;
import java.util.Locale;

/** Puts a reason's code into words, whichever published list it is from; the ledger does not say. */
final class Reasons {

    private static final List<CodeList> LISTS = List.of(
            CodeList.APPOINTMENT_CANCELLATION_REASON,
            CodeList.REFERRAL_CANCELLATION_REASON,
            CodeList.APPOINTMENT_NON_ATTENDANCE_REASON);

    private Reasons() {}

    static String words(String code, CodeWords words) {
        return LISTS.stream()
                .map(list -> words.display(list, code))
                .filter(display -> !display.equals(code))
                .findFirst()
                .orElseGet(() -> code.replace('_', ' ').toLowerCase(Locale.UK));
    }
}
