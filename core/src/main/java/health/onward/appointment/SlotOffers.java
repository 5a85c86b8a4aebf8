package health.onward.appointment;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;
import static health.onward.platform.RefusalCode.INVALID_STATE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;

import health.onward.directory.Service;
import health.onward.directory.ServiceSearch;
import health.onward.directory.Sites;
import health.onward.identity.Actor;
import health.onward.identity.Organisation;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.time.Clock;

/** The free slots that a service offers to the patients of an organisation (A015). Nothing here is about any patient. */
public final class SlotOffers {

    private final Sites organisations;
    private final ServiceSearch services;
    private final Slots slots;
    private final Clock clock;

    public SlotOffers(Sites organisations, ServiceSearch services, Slots slots, Clock clock) {
        this.organisations = organisations;
        this.services = services;
        this.slots = slots;
        this.clock = clock;
    }

    public Outcome<SlotPage> page(SlotQuestion question, Actor actor) {
        if (!organisations
                .find(question.ruleOrganisation())
                .map(Organisation::mayRefer)
                .orElse(false)) {
            return refused(new Refusal(
                    INVALID_VALUE,
                    "(" + question.ruleOrganisation().value() + ") is not an active referring organisation.",
                    "NHSD-eRS-Comm-Rule-Org"));
        }
        return services.reachable(question.service(), question.ruleOrganisation())
                .then(service -> bookable(service, question))
                .then(service -> search(service, question, actor));
    }

    private static Outcome<Service> bookable(Service service, SlotQuestion question) {
        if (!service.directlyBookable()) {
            return refused(INVALID_STATE, "service " + service.id() + " is not directly bookable: it has no slots");
        }
        return question.clinician().map(service.clinicians()::contains).orElse(true)
                ? accepted(service)
                : refused(new Refusal(
                        INVALID_VALUE, "is not a named clinician of the service.", "schedule.actor:Practitioner"));
    }

    private Outcome<SlotPage> search(Service service, SlotQuestion question, Actor actor) {
        SlotReach reach = SlotRules.reach(service, question.priority(), actor, clock.instant());
        SlotPage found = slots.free(new SlotSearch(
                service.id(), question.priority(), reach, question.clinician(), question.count(), question.skip()));
        return found.slots().isEmpty() && question.page() > 1
                ? refused(new Refusal(INVALID_VALUE, "(" + question.page() + ") is invalid.", "Page Number"))
                : accepted(found);
    }
}
