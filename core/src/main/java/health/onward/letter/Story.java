package health.onward.letter;

/** What a patient is to be told, as their referral stands: one for each thing that may come next. */
enum Story {
    CHOOSE(Letter.Kind.REQUEST),
    BOOKED(Letter.Kind.CONFIRMATION),
    BEING_READ(Letter.Kind.TRIAGE),
    CLINIC_CONTACTS(Letter.Kind.DEFERRAL),
    CLINIC_ARRANGES(Letter.Kind.UPDATE),
    ADVICE_BECAME_REFERRAL(Letter.Kind.UPDATE),
    CANCELLED_FOR_PATIENT(Letter.Kind.CANCELLATION),
    CANCELLED_BY_CLINIC(Letter.Kind.CANCELLATION),
    REPLIED(Letter.Kind.UPDATE),
    MISSED(Letter.Kind.UPDATE),
    ASSESSED(Letter.Kind.UPDATE),
    ENDED(Letter.Kind.ENDED);

    private final Letter.Kind kind;

    Story(Letter.Kind kind) {
        this.kind = kind;
    }

    Letter.Kind kind() {
        return kind;
    }
}
