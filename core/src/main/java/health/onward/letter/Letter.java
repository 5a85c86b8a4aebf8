package health.onward.letter;

import java.time.Instant;
import java.util.List;

/**
 * What we write about a referral at one moment.
 *
 * @param title what it is, for the document's own title
 */
public record Letter(Kind kind, String title, Instant written, List<Sheet> sheets) {

    public Letter {
        sheets = List.copyOf(sheets);
    }

    /** Begins on a new page. What a sheet's foot says stands on each of its pages. */
    public record Sheet(String foot, List<Block> blocks) {
        public Sheet {
            blocks = List.copyOf(blocks);
        }
    }

    /** The published names are those of the files in the examples; where there is none, ours is made like them. */
    public enum Kind {
        REQUEST("Appointment_Request_Summary"),
        TRIAGE("Triage_Summary"),
        DEFERRAL("Appointment_Deferral_Summary"),
        CONFIRMATION("Appointment_Confirmation_Summary"),
        CANCELLATION("Appointment_Cancellation_Summary"),
        /** The next step is the clinic's or the practice's, and the patient is told whose. */
        UPDATE("Referral_Update_Summary"),
        ENDED("Referral_Cancellation_Summary"),
        CLINICAL_SUMMARY("Clinical_Information_Summary"),
        ADVICE("Advice_And_Guidance");

        private final String published;

        Kind(String published) {
            this.published = published;
        }

        public String published() {
            return published;
        }
    }

    /** How large it is printed. */
    public enum Print {
        STANDARD,
        LARGE
    }
}
