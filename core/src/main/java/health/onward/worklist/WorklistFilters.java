package health.onward.worklist;

import health.onward.directory.CodeList;
import health.onward.directory.ReferenceData;
import health.onward.directory.Services;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.worklist.WorklistRequest.Allocation;

/** Looks up what the filters of a request name (A008, A023): in the directory, and among the people and organisations we know. */
public final class WorklistFilters {

    private final Services services;
    private final ReferenceData reference;
    private final Organisations organisations;
    private final People people;

    public WorklistFilters(Services services, ReferenceData reference, Organisations organisations, People people) {
        this.services = services;
        this.reference = reference;
        this.organisations = organisations;
        this.people = people;
    }

    WorklistRules.Named look(ListFilters request) {
        return new WorklistRules.Named(
                request.service().isEmpty()
                        || services.find(request.service().get()).isPresent(),
                request.specialty().isEmpty()
                        || reference
                                .concept(CodeList.SPECIALTY, request.specialty().get())
                                .isPresent(),
                request.location().isEmpty()
                        || organisations.find(request.location().get()).isPresent(),
                !(request.clinician() instanceof Allocation.To(var clinician))
                        || people.find(clinician).isPresent(),
                request.location().map(services::at));
    }
}
