package health.onward.referral;

import health.onward.directory.ContactDays;
import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.directory.WorkingDays;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Facets.Review;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One referral in each standing, by the name that rule tables use: referred by R69, held by service 11002 of R68. */
public final class Standings {

    public static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    public static final OdsCode REFERRER = new OdsCode("R69");
    public static final OdsCode PROVIDER = new OdsCode("R68");
    public static final ServiceId SERVICE = new ServiceId(11002);

    /** As the shipped lists count, in a year without holidays. */
    public static final Deadlines DEADLINES = new Deadlines(
            new WorkingDays(Set.of()),
            Map.of(
                    Priority.ROUTINE, new ContactDays(40, 40),
                    Priority.URGENT, new ContactDays(10, 5),
                    Priority.TWO_WEEK_WAIT, new ContactDays(5, 2)));

    private static final Instant SOON = NOW.plusSeconds(86_400);
    private static final Instant EARLIER = NOW.minusSeconds(86_400);

    private Standings() {}

    public static Map<String, Referral> all() {
        Map<String, Referral> all = new LinkedHashMap<>();
        all.put("not booked", referral(null, Review.NONE, 0));
        all.put("booked, to be reviewed", referral(booked(SOON, true), Review.PENDING, 1));
        all.put("booked, letter missing", referral(booked(SOON, true), Review.PENDING, 0));
        all.put("booked, accepted", referral(booked(SOON, true), accepted(), 1));
        all.put("booked indirectly, to be reviewed", referral(booked(SOON, false), Review.PENDING, 1));
        all.put("booked, past", referral(booked(EARLIER, true), Review.PENDING, 1));
        all.put("awaiting triage", referral(current(Kind.DEFERRED, "TRIAGE", null), Review.PENDING, 0));
        all.put(
                "deferred, letter there",
                referral(current(Kind.DEFERRED, "NO_SLOTS_AT_SERVICE", null), Review.PENDING, 1));
        all.put(
                "deferred, letter missing",
                referral(current(Kind.DEFERRED, "NO_SLOTS_AT_SERVICE", null), Review.PENDING, 0));
        all.put("provider to act", referral(current(Kind.OUTCOME, "ACCEPT_REFER_BOOK_LATER", null), accepted(), 1));
        all.put("returned", referral(current(Kind.OUTCOME, Progress.RETURN_TO_REFERRER, null), accepted(), 1));
        all.put("rejected", referral(current(Kind.CANCELLED, "OTHER", "PROVIDER_REJECT"), Review.NONE, 1));
        all.put("cancelled by patient", referral(current(Kind.CANCELLED, "PATIENT_ILL", "PATIENT"), Review.NONE, 1));
        all.put(
                "cancelled by provider",
                referral(current(Kind.CANCELLED, "CLINIC_CANCELLED", "PROVIDER"), Review.NONE, 1));
        all.put("did not attend", referral(current(Kind.DID_NOT_ATTEND, "PATIENT_FORGOT", null), Review.NONE, 1));
        all.put("assessed", referral(current(Kind.ASSESSED, "ADVISE_REFERRER", null), Review.NONE, 1));
        all.put(
                "cancelled",
                cancelled(referral(
                        current(Kind.CANCELLED, "PATIENT_APPOINTMENT_CANCELLATION_OTHER", "PATIENT"), Review.NONE, 1)));
        return all;
    }

    public static Referral named(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    public static Referral referral(@Nullable CurrentAppointment appointment, Review review, int letters) {
        return new Referral(
                new Ubrn(70_000),
                5,
                "r.c18c4ec4-7d0a-480e-8506-347e0ec228b0",
                new NhsNumber("9990000018"),
                REFERRER,
                new UserId("021600556514"),
                new UserId("021600556514"),
                REFERRER,
                Priority.ROUTINE,
                EARLIER,
                EARLIER,
                new Facets(new Facets.Request.Active(), Optional.ofNullable(appointment), review, information(letters)),
                0,
                Optional.ofNullable(appointment).map(a -> EARLIER),
                new Shortlist(List.of(new Shortlist.Entry(SERVICE, "A service", true, false, false))),
                criteria(),
                Optional.empty());
    }

    public static SearchCriteria criteria() {
        return new SearchCriteria(
                Priority.ROUTINE,
                Optional.of("CARDIOLOGY"),
                Optional.of("HEART_FAILURE"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    private static Referral cancelled(Referral referral) {
        Facets facets = referral.facets();
        return referral.with(
                new Facets(
                        new Facets.Request.Cancelled("RAISED_IN_ERROR", Optional.empty(), REFERRER),
                        facets.appointment(),
                        facets.review(),
                        facets.information()),
                NOW);
    }

    private static ClinicalInformation information(int letters) {
        return new ClinicalInformation(
                LetterIntention.NEED_TO_ADD_LATER,
                false,
                Optional.of(LocalDate.of(2026, 12, 4)),
                letters,
                letters > 0 ? Optional.of(EARLIER) : Optional.empty(),
                Optional.empty());
    }

    private static Review accepted() {
        return new Review(Review.State.ACCEPTED, Review.Context.NEVER_REVIEWED);
    }

    private static CurrentAppointment booked(Instant start, boolean direct) {
        return new CurrentAppointment(
                70_009,
                Kind.BOOKED,
                SERVICE,
                PROVIDER,
                direct,
                "CARDIOLOGY",
                Optional.of(start),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CurrentAppointment current(Kind kind, String reason, @Nullable String type) {
        return new CurrentAppointment(
                70_009,
                kind,
                SERVICE,
                PROVIDER,
                true,
                "CARDIOLOGY",
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason),
                Optional.ofNullable(type),
                Optional.empty(),
                kind == Kind.DEFERRED ? Optional.of(LocalDate.of(2027, 1, 25)) : Optional.empty());
    }
}
