package health.onward.server.demo.events;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.advice.AdviceChange;
import health.onward.advice.Asking;
import health.onward.advice.Question;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A referrer asks a service for advice, with what A044 has no field for: what is to happen when nobody answers. */
final class AsksForAdvice implements Event {

    private final Asking asking;

    AsksForAdvice(Asking asking) {
        this.asking = asking;
    }

    @Override
    public String name() {
        return "ask-for-advice";
    }

    @Override
    public String meaning() {
        return "The referrer asks a service for advice (as A044), and may say that it becomes a referral if nobody answers in time";
    }

    @Override
    public Who who() {
        return new Who.Staff(Set.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN));
    }

    @Override
    public boolean ofOneRequest() {
        return false;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("patient", Field.Kind.TEXT, "the NHS number: ten digits"),
                Field.required("service", Field.Kind.NUMBER, "the service that is asked"),
                Field.required("specialty", Field.Kind.TEXT, "in which the service is found"),
                Field.required("clinicType", Field.Kind.TEXT, "in which the service is found"),
                Field.required("text", Field.Kind.TEXT, "the question"),
                Field.required("authorised", Field.Kind.YES_OR_NO, "whether the provider may make a referral of it"),
                Field.optional(
                        "convertIfUnanswered",
                        Field.Kind.YES_OR_NO,
                        "whether it becomes a referral when nobody has advised in time; only when authorised"),
                Field.optional("priority", Field.Kind.TEXT, "ROUTINE (without it), URGENT or TWO_WEEK_WAIT"),
                Field.optional("clinician", Field.Kind.TEXT, "of the service, who is to answer: twelve digits"),
                Field.optional("referringClinician", Field.Kind.TEXT, "for whom an admin asks: twelve digits"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return question(happening).then(question -> asked(question, happening.actor()));
    }

    private Outcome<Happened> asked(Question question, Actor actor) {
        Outcome<AdviceChange> asked = Once.value(actor.caller(), once -> asking.ask(question, actor, once));
        return asked.map(change -> AdviceEvent.happened(change.after()));
    }

    private static Outcome<Question> question(Happening said) {
        return Named.of(Priority.class, said.text("priority").orElse("ROUTINE"), "priority")
                .then(priority -> parsed(said, "patient", NhsNumber::parse)
                        .then(patient -> parsed(said, "clinician", UserId::parse)
                                .then(clinician -> parsed(said, "referringClinician", UserId::parse)
                                        .map(referrer -> new Question(
                                                patient.orElseThrow(),
                                                referrer,
                                                List.of(new ServiceId(
                                                        said.number("service").orElseThrow())),
                                                criteria(said, priority, clinician),
                                                said.yes("authorised"),
                                                said.yes("convertIfUnanswered"),
                                                said.text("text").orElseThrow(),
                                                List.of())))));
    }

    private static SearchCriteria criteria(Happening said, Priority priority, Optional<UserId> clinician) {
        return new SearchCriteria(
                priority,
                said.text("specialty"),
                said.text("clinicType"),
                Optional.empty(),
                clinician,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false);
    }

    private static <T> Outcome<Optional<T>> parsed(Happening said, String name, Function<String, Optional<T>> parser) {
        Optional<String> text = said.text(name);
        Optional<T> value = text.flatMap(parser);
        return text.isPresent() && value.isEmpty()
                ? Outcome.refused(new Refusal(RefusalCode.INVALID_VALUE, "(" + text.get() + ") has another form", name))
                : Outcome.accepted(value);
    }
}
