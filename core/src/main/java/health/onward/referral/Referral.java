package health.onward.referral;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request that a patient be seen: the one row that is the truth about it.
 *
 * @param version grows with each stored change; 3 on creation, as the published examples have it
 * @param requestId {@code r.<uuid>}, stable for life
 * @param referrer the clinician who answers for it; {@code createdBy} typed it
 * @param ruleOrganisation the organisation whose commissioning decides which services are available, fixed at creation
 * @param reminderDays days until the first reminder letter, 0 for none
 * @param pathwayStart when the waiting-time clock started: given, or set by the first booking, deferral or triage request
 * @param onwardOf the earlier request that a provider referred on
 * @param standsSince when it came to stand as it stands: from then on it is counted by when somebody must act. What is changed
 *     without getting it further (a letter, a mark, an allocation) does not put that off
 * @param stillInPas appointments that were cancelled here and, as far as we know, not in their services' own systems; earliest
 *     first
 * @param advice the conversation that it came of: the one of its own UBRN when the provider converted it
 */
public record Referral(
        Ubrn ubrn,
        long version,
        String requestId,
        NhsNumber patient,
        OdsCode referringOrganisation,
        UserId referrer,
        UserId createdBy,
        OdsCode ruleOrganisation,
        Priority priority,
        Instant createdAt,
        Instant updatedAt,
        Facets facets,
        int reminderDays,
        Optional<Instant> pathwayStart,
        Shortlist shortlist,
        SearchCriteria criteria,
        Optional<Ubrn> onwardOf,
        Instant standsSince,
        List<StillInPas> stillInPas,
        Optional<Ubrn> advice) {

    public static final long FIRST_VERSION = 3;

    public Referral {
        stillInPas = List.copyOf(stillInPas);
    }

    /** One that came to stand as it stands with its last change. */
    public Referral(
            Ubrn ubrn,
            long version,
            String requestId,
            NhsNumber patient,
            OdsCode referringOrganisation,
            UserId referrer,
            UserId createdBy,
            OdsCode ruleOrganisation,
            Priority priority,
            Instant createdAt,
            Instant updatedAt,
            Facets facets,
            int reminderDays,
            Optional<Instant> pathwayStart,
            Shortlist shortlist,
            SearchCriteria criteria,
            Optional<Ubrn> onwardOf) {
        this(
                ubrn,
                version,
                requestId,
                patient,
                referringOrganisation,
                referrer,
                createdBy,
                ruleOrganisation,
                priority,
                createdAt,
                updatedAt,
                facets,
                reminderDays,
                pathwayStart,
                shortlist,
                criteria,
                onwardOf,
                updatedAt,
                List.of(),
                Optional.empty());
    }

    public Progress progress() {
        return Progress.of(facets);
    }

    public Standing standing() {
        return StandingColumns.of(progress());
    }

    public boolean initial() {
        return onwardOf.isEmpty();
    }

    /** The next version, with other facets; the clock starts now if this is the first time a provider is involved. */
    public Referral with(Facets changed, Instant now) {
        boolean starts = pathwayStart.isEmpty() && changed.appointment().isPresent();
        return new Referral(
                ubrn,
                version + 1,
                requestId,
                patient,
                referringOrganisation,
                referrer,
                createdBy,
                ruleOrganisation,
                priority,
                createdAt,
                now,
                changed,
                reminderDays,
                starts ? Optional.of(now) : pathwayStart,
                shortlist,
                criteria,
                onwardOf,
                facets.stand().equals(changed.stand()) ? standsSince : now,
                stillInPas(changed, now),
                advice);
    }

    /** The next version, with another shortlist and what goes with it: nothing is booked any more. */
    public Referral with(Shortlist chosen, SearchCriteria searched, int reminders, Facets changed, Instant now) {
        return new Referral(
                ubrn,
                version + 1,
                requestId,
                patient,
                referringOrganisation,
                referrer,
                createdBy,
                ruleOrganisation,
                searched.priority(),
                createdAt,
                now,
                changed,
                reminders,
                pathwayStart,
                chosen,
                searched,
                onwardOf,
                now,
                stillInPas(changed, now),
                advice);
    }

    /** The same version, once it is said that these appointments are cancelled in their services' own systems, too. */
    public Referral cancelledInPas(Set<Long> appointments) {
        return noted(
                version,
                priority,
                shortlist,
                stillInPas.stream()
                        .filter(left -> !appointments.contains(left.appointment()))
                        .toList());
    }

    /** The next version, in which nothing else is different: whose turn it is, and since when, stays. */
    public Referral nextVersion() {
        return noted(version + 1, priority, shortlist, stillInPas);
    }

    /** The same version with another priority; what was searched for stays as it was. */
    public Referral prioritised(Priority urgency) {
        return noted(version, urgency, shortlist, stillInPas);
    }

    /** The same, which came of a conversation. */
    public Referral cameOf(Ubrn conversation) {
        return new Referral(
                ubrn,
                version,
                requestId,
                patient,
                referringOrganisation,
                referrer,
                createdBy,
                ruleOrganisation,
                priority,
                createdAt,
                updatedAt,
                facets,
                reminderDays,
                pathwayStart,
                shortlist,
                criteria,
                onwardOf,
                standsSince,
                stillInPas,
                Optional.of(conversation));
    }

    /** The same version with another shortlist; what was searched for stays as it was. */
    public Referral shortlisted(Shortlist chosen) {
        return noted(version, priority, chosen, stillInPas);
    }

    private Referral noted(long noting, Priority urgency, Shortlist chosen, List<StillInPas> left) {
        return new Referral(
                ubrn,
                noting,
                requestId,
                patient,
                referringOrganisation,
                referrer,
                createdBy,
                ruleOrganisation,
                urgency,
                createdAt,
                updatedAt,
                facets,
                reminderDays,
                pathwayStart,
                chosen,
                criteria,
                onwardOf,
                standsSince,
                left,
                advice);
    }

    private List<StillInPas> stillInPas(Facets changed, Instant now) {
        return Stream.concat(stillInPas.stream(), StillInPas.left(facets, changed, now).stream())
                .toList();
    }
}
