package health.onward.referral;

import static health.onward.referral.HeldSample.booked;
import static health.onward.referral.HeldSample.deferred;
import static health.onward.referral.HeldSample.task;

import health.onward.directory.ContactDays;
import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.directory.WorkingDays;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        all.put("not booked", unbooked(0));
        all.put("not booked, to be telephoned", telephoned());
        all.put("not booked, referred on", onward(unbooked(1)));
        all.put("booked, to be reviewed", referral(booked(SOON), Review.PENDING, 1));
        all.put("booked, letter missing", referral(booked(SOON), Review.PENDING, 0));
        all.put("booked, accepted", referral(booked(SOON), accepted(), 1));
        all.put("booked indirectly, to be reviewed", referral(booked(SOON).indirectly(), Review.PENDING, 1));
        all.put("booked, referred on", onward(referral(booked(SOON), Review.PENDING, 1)));
        all.put("booked indirectly, accepted", referral(booked(SOON).indirectly(), accepted(), 1));
        all.put("booked, past", referral(booked(EARLIER), Review.PENDING, 1));
        all.put("awaiting triage", referral(deferred("TRIAGE"), Review.PENDING, 1));
        all.put("awaiting triage, letter missing", referral(deferred("TRIAGE"), Review.PENDING, 0));
        all.put("deferred, letter there", referral(deferred("NO_SLOTS_AT_SERVICE"), Review.PENDING, 1));
        all.put("deferred, letter missing", referral(deferred("NO_SLOTS_AT_SERVICE"), Review.PENDING, 0));
        all.put("provider to act", referral(task(Kind.OUTCOME, "ACCEPT_REFER_BOOK_LATER"), accepted(), 1));
        all.put("returned", referral(task(Kind.OUTCOME, Progress.RETURN_TO_REFERRER), accepted(), 1));
        all.put("rejected", referral(task(Kind.CANCELLED, "OTHER").typed("PROVIDER_REJECT"), Review.NONE, 1));
        all.put(
                "cancelled by patient",
                referral(task(Kind.CANCELLED, "PATIENT_ILL").typed("PATIENT"), Review.NONE, 1));
        all.put(
                "cancelled by provider",
                referral(task(Kind.CANCELLED, "CLINIC_CANCELLED").typed("PROVIDER"), Review.NONE, 1));
        all.put("did not attend", referral(task(Kind.DID_NOT_ATTEND, "PATIENT_FORGOT"), Review.NONE, 1));
        all.put(
                "did not attend, returned",
                referral(task(Kind.DID_NOT_ATTEND, "PATIENT_FORGOT").typed(Facets.RETURNED), Review.NONE, 1));
        Referral assessed = referral(task(Kind.ASSESSED, "ADVISE_REFERRER"), Review.NONE, 1);
        all.put("assessed", assessed);
        all.put("assessed, dismissed", dismissed(assessed));
        Referral ended = referral(
                task(Kind.CANCELLED, "PATIENT_APPOINTMENT_CANCELLATION_OTHER").typed("PATIENT"), Review.NONE, 1);
        all.put("cancelled", cancelled(ended, REFERRER));
        all.put("cancelled elsewhere", cancelled(ended, PROVIDER));
        return all;
    }

    public static Referral named(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** As a provider has made it of a conversation about advice (A027). */
    public static Referral converted() {
        return referral(task(Kind.OUTCOME, Progress.CONVERTED), accepted(), 1);
    }

    private static Referral unbooked(int letters) {
        return ReferralSample.referral().letters(letters).build();
    }

    private static Referral referral(HeldSample held, Review review, int letters) {
        return ReferralSample.referral()
                .holding(held.build(), review)
                .letters(letters)
                .build();
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

    private static Referral cancelled(Referral referral, OdsCode by) {
        Facets facets = referral.facets();
        return referral.with(
                new Facets(
                        new Facets.Request.Cancelled("RAISED_IN_ERROR", Optional.empty(), by),
                        facets.appointment(),
                        facets.review(),
                        facets.information()),
                NOW);
    }

    private static Referral dismissed(Referral referral) {
        Facets facets = referral.facets();
        return referral.with(
                new Facets(facets.request(), facets.appointment(), facets.review(), facets.information(), true), NOW);
    }

    private static Referral telephoned() {
        return ReferralSample.referral()
                .letters(1)
                .shortlisted(new Shortlist.Entry(SERVICE, "By telephone", false, false, true))
                .build();
    }

    /** A provider's own request: referred on by the one that first had the patient. */
    private static Referral onward(Referral referral) {
        return ReferralSample.anotherLike(referral, 70_010, "r.onward")
                .madeBy(PROVIDER)
                .onwardOf(new Ubrn(70_000))
                .build();
    }

    private static Review accepted() {
        return new Review(Review.State.ACCEPTED, Review.Context.NEVER_REVIEWED);
    }
}
