package health.onward.advice;

import health.onward.appointment.Appointment;
import health.onward.appointment.AppointmentId;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.directory.Service;
import health.onward.identity.Actor;
import health.onward.referral.Attachment;
import health.onward.referral.Facets;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Facets.Review;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import health.onward.referral.Shortlist;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a conversation that a provider makes a referral of (A027; domain rules 6): the same request under the same UBRN, from
 * now on the provider's staff's to arrange. The referrer stays who refers, for it is by their leave.
 */
final class ConversionRules {

    private ConversionRules() {}

    record Numbers(String requestId, AppointmentId appointment) {}

    /** What the provider's staff are told, and how urgent it is. */
    record Task(Priority priority, String comments) {}

    /** Versions go on from the conversation's: nobody sees those of a UBRN go back. The waiting time counts from now. */
    static Referral referral(
            Advice converted, Service service, Task task, List<Attachment> files, Numbers numbers, Actor actor) {
        Asked asked = converted.asked();
        Instant now = converted.updatedAt();
        return new Referral(
                        converted.ubrn(),
                        converted.version(),
                        numbers.requestId(),
                        asked.patient(),
                        asked.referringOrganisation(),
                        asked.referrer(),
                        actor.user(),
                        asked.referringOrganisation(),
                        task.priority(),
                        now,
                        now,
                        new Facets(
                                new Facets.Request.Active(),
                                Optional.of(held(service, task, numbers)),
                                new Review(Review.State.ACCEPTED, Review.Context.NEVER_REVIEWED),
                                information(service, files, now)),
                        0,
                        Optional.of(now),
                        Shortlist.of(service),
                        criteria(asked.criteria(), task.priority()),
                        Optional.empty())
                .cameOf(converted.ubrn());
    }

    /** The task for the provider's staff. */
    static Appointment appointment(Referral referral, Service service) {
        CurrentAppointment held = referral.facets().appointment().orElseThrow();
        return new Appointment(
                new AppointmentId(held.id()),
                referral.ubrn(),
                Appointment.FIRST_VERSION_TASK,
                held.kind(),
                service.id(),
                service.name(),
                held.direct(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                held.reason(),
                held.comment(),
                referral.createdAt(),
                referral.version());
    }

    private static CurrentAppointment held(Service service, Task task, Numbers numbers) {
        return new CurrentAppointment(
                numbers.appointment().number(),
                Facets.Kind.OUTCOME,
                service.id(),
                service.provider(),
                service.directlyBookable(),
                service.specialty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Progress.CONVERTED),
                Optional.empty(),
                Optional.of(task.comments()),
                Optional.empty());
    }

    /** The conversation written down is the referrer's letter, beside what they added. */
    private static ClinicalInformation information(Service service, List<Attachment> files, Instant now) {
        long letters = files.stream()
                .filter(file -> file.kind() == Attachment.Kind.REFERRER)
                .count();
        return new ClinicalInformation(
                LetterIntention.NEED_TO_ADD_LATER,
                service.needsLetter(),
                Optional.empty(),
                Math.toIntExact(letters),
                Optional.of(now),
                Optional.empty());
    }

    private static SearchCriteria criteria(SearchCriteria asked, Priority priority) {
        return new SearchCriteria(
                priority,
                asked.specialty(),
                asked.clinicType(),
                asked.clinicalTerm(),
                asked.namedClinician(),
                asked.postcode(),
                asked.distanceLimit(),
                asked.waitLimit(),
                asked.organisation(),
                asked.ageAndSexAppropriate(),
                asked.provisioningSent());
    }
}
