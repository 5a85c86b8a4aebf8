package health.onward.server.demo;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Ids;
import health.onward.referral.Facets;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import health.onward.referral.Shortlist;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A standing referral as it was on the day it was made. */
final class NewReferrals {

    private final Map<String, Sheet.Row> services;
    private final Ids ids;
    private final Deadlines deadlines;

    NewReferrals(Map<String, Sheet.Row> services, Ids ids, Deadlines deadlines) {
        this.services = services;
        this.ids = ids;
        this.deadlines = deadlines;
    }

    Referral from(Sheet.Row row, Instant at) {
        var organisation = new OdsCode(row.text("organisation"));
        var referrer = new UserId(row.text("referrer"));
        Priority priority = Priority.valueOf(row.text("priority"));
        Shortlist shortlist = shortlist(row);
        return new Referral(
                new Ubrn(row.number("ubrn")),
                Referral.FIRST_VERSION,
                row.optional("request_id").orElseGet(() -> "r." + ids.uuid()),
                new NhsNumber(row.text("patient")),
                organisation,
                referrer,
                referrer,
                organisation,
                priority,
                at,
                at,
                new Facets(
                        new Facets.Request.Active(),
                        Optional.empty(),
                        Facets.Review.NONE,
                        letter(LetterIntention.valueOf(row.text("letter")), shortlist, priority, at)),
                0,
                Optional.empty(),
                shortlist,
                criteria(row, priority),
                row.optional("onward_of").map(Long::valueOf).map(Ubrn::new));
    }

    private ClinicalInformation letter(LetterIntention intention, Shortlist shortlist, Priority priority, Instant at) {
        return new ClinicalInformation(
                intention,
                shortlist.needsLetter(),
                intention == LetterIntention.NEED_TO_ADD_LATER
                        ? Optional.of(OwnershipRules.letterDue(priority, at, deadlines))
                        : Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    private Shortlist shortlist(Sheet.Row row) {
        return new Shortlist(
                row.words("shortlist").stream().map(id -> entry(service(id))).toList());
    }

    private static Shortlist.Entry entry(Sheet.Row service) {
        boolean triage = service.words("requests").contains("TRIAGE_REQUEST");
        return new Shortlist.Entry(
                new ServiceId(service.number("id")),
                service.text("name"),
                service.text("bookable").equals("DIRECTLY_BOOKABLE"),
                triage,
                triage || service.yes("letter"));
    }

    /** What the shortlist's first service is for. */
    private SearchCriteria criteria(Sheet.Row row, Priority priority) {
        Sheet.Row service = service(row.words("shortlist").getFirst());
        return new SearchCriteria(
                priority,
                Optional.of(service.text("specialty")),
                Optional.of(service.words("clinic_types").getFirst()),
                Optional.empty(),
                Optional.empty(),
                row.optional("postcode"),
                row.optionalNumber("distance"),
                Optional.empty(),
                Optional.empty(),
                true,
                false);
    }

    private Sheet.Row service(String id) {
        return Optional.ofNullable(services.get(id)).orElseThrow();
    }
}
