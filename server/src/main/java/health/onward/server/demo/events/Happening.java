package health.onward.server.demo.events;

import health.onward.document.FileId;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.FileToLink;
import health.onward.referral.Referral;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was said of an event, each value already in the form that its {@link Field} asks for, and who does it, already believed.
 *
 * @param request the request as it was when the body was read; its version is the one that the body gives, or else the latest
 */
public record Happening(Actor actor, Optional<Target> request, Map<String, Object> values) {

    /** @param version as the actor has seen it */
    public record Target(Referral referral, long version) {}

    public Target target() {
        return request.orElseThrow();
    }

    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public Optional<Long> number(String name) {
        return value(name, Long.class);
    }

    public Optional<ServiceId> service(String name) {
        return number(name).map(ServiceId::new);
    }

    /** Refused when somebody is named by what is not a staff number. */
    public Outcome<Optional<UserId>> person(String name) {
        Optional<UserId> person = text(name).flatMap(UserId::parse);
        return text(name).isPresent() && person.isEmpty()
                ? Outcome.refused(new Refusal(RefusalCode.INVALID_VALUE, "is not a staff number: twelve digits", name))
                : Outcome.accepted(person);
    }

    /** Files that were handed in (A020). */
    public Outcome<List<FileToLink>> files(String name) {
        List<FileToLink> files = new ArrayList<>();
        for (String said : texts(name)) {
            Optional<FileId> id = FileId.parse(said);
            if (id.isEmpty()) {
                return Outcome.refused(
                        new Refusal(RefusalCode.INVALID_VALUE, "(" + said + ") is no id of a file", name));
            }
            files.add(new FileToLink(
                    id.get(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), name));
        }
        return Outcome.accepted(files);
    }

    public Optional<Instant> instant(String name) {
        return value(name, Instant.class);
    }

    public Optional<LocalDate> day(String name) {
        return value(name, LocalDate.class);
    }

    public boolean yes(String name) {
        return value(name, Boolean.class).orElse(false);
    }

    /** Absent tells from {@code false}. */
    public Optional<Boolean> yesOrNo(String name) {
        return value(name, Boolean.class);
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return (List<String>) values.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    public List<Long> numbers(String name) {
        return (List<Long>) values.getOrDefault(name, List.of());
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }
}
