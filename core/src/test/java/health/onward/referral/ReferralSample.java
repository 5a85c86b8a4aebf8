package health.onward.referral;

import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Facets.Review;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A referral as a test needs it: routine, made by R69 on 30 November, shortlisted to service 11002, a letter promised, at version
 * 5, unless it says otherwise.
 */
public final class ReferralSample {

    private static final UserId CLINICIAN = new UserId("021600556514");

    private long ubrn = 70_000;
    private long version = 5;
    private String requestId = "r.c18c4ec4-7d0a-480e-8506-347e0ec228b0";
    private NhsNumber patient = new NhsNumber("9990000018");
    private OdsCode organisation = Standings.REFERRER;
    private Priority priority = Priority.ROUTINE;
    private Instant made = Standings.NOW.minusSeconds(86_400);
    private Instant changed = made;
    private Facets facets = new Facets(
            new Facets.Request.Active(),
            Optional.empty(),
            Review.NONE,
            new ClinicalInformation(
                    LetterIntention.NEED_TO_ADD_LATER,
                    false,
                    Optional.of(LocalDate.of(2026, 12, 4)),
                    0,
                    Optional.empty(),
                    Optional.empty()));
    private Optional<Instant> pathwayStart = Optional.empty();
    private Shortlist shortlist =
            new Shortlist(List.of(new Shortlist.Entry(Standings.SERVICE, "A service", true, false, false)));

    private Optional<Ubrn> onwardOf = Optional.empty();

    private ReferralSample() {}

    public static ReferralSample referral() {
        return new ReferralSample();
    }

    /** The same once more, as it was on the day it was made: with a number of its own and the first version. */
    public static ReferralSample anotherLike(Referral shape, long ubrn, String requestId) {
        var sample = new ReferralSample().madeBy(shape.referringOrganisation()).made(shape.createdAt());
        sample.ubrn = ubrn;
        sample.requestId = requestId;
        sample.version = Referral.FIRST_VERSION;
        sample.patient = shape.patient();
        sample.priority = shape.priority();
        sample.changed = shape.updatedAt();
        sample.facets = shape.facets();
        sample.pathwayStart = shape.pathwayStart();
        sample.shortlist = shape.shortlist();
        sample.onwardOf = shape.onwardOf();
        return sample;
    }

    public ReferralSample onwardOf(Ubrn first) {
        this.onwardOf = Optional.of(first);
        return this;
    }

    public ReferralSample madeBy(OdsCode practice) {
        this.organisation = practice;
        return this;
    }

    public ReferralSample made(Instant at) {
        this.made = at;
        this.changed = at;
        return this;
    }

    public ReferralSample of(NhsNumber number) {
        this.patient = number;
        return this;
    }

    public ReferralSample prioritised(Priority urgency) {
        this.priority = urgency;
        return this;
    }

    public ReferralSample clockStarted(Instant at) {
        this.pathwayStart = Optional.of(at);
        return this;
    }

    public ReferralSample shortlisted(Shortlist.Entry... entries) {
        this.shortlist = new Shortlist(List.of(entries));
        return this;
    }

    /** An appointment means that the waiting time has begun. */
    public ReferralSample holding(CurrentAppointment appointment, Review review) {
        this.facets = new Facets(facets.request(), Optional.of(appointment), review, facets.information());
        return clockStarted(made);
    }

    public ReferralSample letters(int count) {
        ClinicalInformation was = facets.information();
        return informed(new ClinicalInformation(
                was.intention(),
                was.required(),
                was.due(),
                count,
                count > 0 ? Optional.of(made) : Optional.empty(),
                Optional.empty()));
    }

    public ReferralSample withoutLetter() {
        return informed(new ClinicalInformation(
                LetterIntention.NOT_INTENDING_TO_ADD, false, Optional.empty(), 0, Optional.empty(), Optional.empty()));
    }

    private ReferralSample informed(ClinicalInformation information) {
        this.facets = new Facets(facets.request(), facets.appointment(), facets.review(), information);
        return this;
    }

    public Referral build() {
        return new Referral(
                new Ubrn(ubrn),
                version,
                requestId,
                patient,
                organisation,
                CLINICIAN,
                CLINICIAN,
                organisation,
                priority,
                made,
                changed,
                facets,
                0,
                pathwayStart,
                shortlist,
                Standings.criteria(),
                onwardOf);
    }
}
