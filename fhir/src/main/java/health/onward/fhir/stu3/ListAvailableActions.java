package health.onward.fhir.stu3;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;

import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.AvailableActions;
import health.onward.referral.ReferralAction;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.SearchEntryMode;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Task;
import org.hl7.fhir.dstu3.model.Task.TaskIntent;
import org.hl7.fhir.dstu3.model.Task.TaskStatus;

/** A029: what this user could do to a referral now, as proposed tasks. */
public final class ListAvailableActions {

    private static final Pattern FOCUS = Pattern.compile("ReferralRequest/([0-9]{12})/_history/([1-9][0-9]{0,17}|0)");

    private final AvailableActions actions;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public ListAvailableActions(AvailableActions actions, Supplier<UUID> ids, Clock clock) {
        this.actions = actions;
        this.ids = ids;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A029", "/STU3/Task", ErrorStyle.STU3_SEARCH, this::answer)
                .by(ClinicalReaders.FUNCTIONS)
                .knowing("focus", "intent", "status");
    }

    private record Focus(Ubrn ubrn, long version, String text) {}

    private Outcome<Answer> answer(WireCall call) {
        return focus(call)
                .then(focus -> fixed(call, "intent", "proposal").map(intent -> focus))
                .then(focus -> fixed(call, "status", "ready").map(status -> focus))
                .then(focus -> actions.of(focus.ubrn(), focus.version(), call.actor())
                        .map(found -> Stu3Answers.of(200, bundle(found, focus, call.base()))));
    }

    private static Outcome<Focus> focus(WireCall call) {
        return required(call, "focus").then(text -> {
            Matcher matcher = FOCUS.matcher(text);
            return matcher.matches() && Ubrn.parse(matcher.group(1)).isPresent()
                    ? accepted(new Focus(Ubrn.parse(matcher.group(1)).get(), Long.parseLong(matcher.group(2)), text))
                    : refused(
                            RefusalCode.INVALID_VALUE,
                            "'focus' must look like ReferralRequest/000000070000/_history/5");
        });
    }

    private static Outcome<String> fixed(WireCall call, String name, String value) {
        return required(call, name)
                .then(said -> said.equals(value)
                        ? accepted(said)
                        : refused(RefusalCode.INVALID_VALUE, "'" + name + "' must be " + value));
    }

    private static Outcome<String> required(WireCall call, String name) {
        List<String> values = call.query().getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst().isBlank()
                ? refused(RefusalCode.MISSING_PARAMETER, "'" + name + "' is missing.")
                : accepted(values.getFirst());
    }

    private Bundle bundle(List<ReferralAction> found, Focus focus, String base) {
        var bundle = new Bundle();
        bundle.setId(ids.get().toString());
        bundle.getMeta().setLastUpdatedElement(Stu3Answers.instant(clock.instant()));
        bundle.getMeta().addProfile("http://hl7.org/fhir/STU3/StructureDefinition/Bundle");
        bundle.setType(BundleType.SEARCHSET);
        bundle.addLink()
                .setRelation("self")
                .setUrl(base + "/STU3/Task?focus=" + focus.text() + "&intent=proposal&status=ready");
        for (ReferralAction action : found) {
            Task task = task(action, focus);
            var entry = bundle.addEntry();
            entry.setFullUrl(base + "/STU3/Task/" + task.getIdElement().getIdPart());
            entry.setResource(task);
            entry.getSearch().setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    private Task task(ReferralAction action, Focus focus) {
        var task = new Task();
        task.setId(ids.get().toString());
        task.getMeta().addProfile("https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Task-1");
        task.setStatus(TaskStatus.READY).setIntent(TaskIntent.PROPOSAL);
        task.setFocus(new Reference(focus.text()));
        task.setCode(new CodeableConcept(
                Codes.coding(Codes.system("AvailableActionsForUser"), action.name(), action.display())));
        return task;
    }
}
