package health.onward.server.demo.events;

import health.onward.directory.Service;
import health.onward.directory.ServiceDefinitions;
import health.onward.directory.Services;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider says in how many working days one of its services answers requests for advice. */
final class SetsAdviceTarget implements Event {

    private final ServiceDefinitions definitions;
    private final Services services;

    SetsAdviceTarget(ServiceDefinitions definitions, Services services) {
        this.definitions = definitions;
        this.services = services;
    }

    @Override
    public String name() {
        return "set-advice-target";
    }

    @Override
    public String meaning() {
        return "The provider's service definer says in how many working days a service answers what it is asked from now on";
    }

    @Override
    public Who who() {
        return new Who.Staff(Set.of(BusinessFunction.SERVICE_DEFINER));
    }

    @Override
    public boolean ofOneRequest() {
        return false;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("service", Field.Kind.NUMBER, "the service"),
                Field.optional(
                        "days", Field.Kind.NUMBER, "working days, 1 to 60; without it as any other service: two"),
                Field.optional(
                        "version", Field.Kind.NUMBER, "of the service as it was last seen; otherwise the latest"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        ServiceId id = happening.service("service").orElseThrow();
        long version = happening
                .number("version")
                .or(() -> services.find(id).map(Service::version))
                .orElse(0L);
        Optional<Integer> days = happening.number("days").map(said -> (int) Math.min(said, Integer.MAX_VALUE));
        return definitions
                .answersWithin(id, version, days, happening.actor())
                .map(defined -> happened(defined.service()));
    }

    private static Happened happened(Service service) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("service", service.id().value());
        members.put("version", service.version());
        service.adviceDays().ifPresent(days -> members.put("days", days));
        return new Happened(members);
    }
}
