package health.onward.fhir.stu3;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;

import health.onward.advice.AdviceRecord;
import health.onward.advice.AdviceRecords;
import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A025: all that was said in a conversation, with who spoke and the files. */
public final class RetrieveConversation {

    private final AdviceRecords records;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public RetrieveConversation(AdviceRecords records, Supplier<UUID> ids, Clock clock) {
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A025", "/STU3/Communication", ErrorStyle.STU3_SEARCH, this::answer)
                .by(ClinicalReaders.FUNCTIONS)
                .knowing("based-on", "_include");
    }

    private record Asked(AdviceReference conversation, Set<ConversationStu3.Include> includes) {}

    private Outcome<Answer> answer(WireCall call) {
        return basedOn(call)
                .then(asked -> records.conversation(
                                asked.conversation().ubrn(),
                                OptionalLong.of(asked.conversation().version()),
                                call.actor(),
                                "A025")
                        .map(found -> write(found, asked, call.base())));
    }

    private Answer write(AdviceRecord found, Asked asked, String base) {
        var bundle = new ConversationStu3(found, asked.includes(), base).write(ids.get(), clock.instant());
        return Stu3Answers.of(200, bundle, found.advice().version());
    }

    private static Outcome<Asked> basedOn(WireCall call) {
        List<String> values = call.query().getOrDefault("based-on", List.of());
        if (values.isEmpty() || values.getFirst().isBlank()) {
            return refused(RefusalCode.MISSING_PARAMETER, "'based-on' is missing.");
        }
        return AdviceReference.parse(values.getFirst())
                .map(found -> includes(call).map(includes -> new Asked(found, includes)))
                .orElseGet(() ->
                        refused(RefusalCode.INVALID_VALUE, "'based-on' must look like " + AdviceReference.EXAMPLE));
    }

    /** Without any, all: the published default. */
    private static Outcome<Set<ConversationStu3.Include>> includes(WireCall call) {
        List<String> values = call.query().getOrDefault("_include", List.of());
        Set<ConversationStu3.Include> includes = EnumSet.noneOf(ConversationStu3.Include.class);
        for (String value : values) {
            var include = ConversationStu3.Include.parse(value);
            if (include.isEmpty()) {
                return refused(RefusalCode.INVALID_VALUE, "'_include' names nothing that can be included here");
            }
            includes.add(include.get());
        }
        return accepted(values.isEmpty() ? EnumSet.allOf(ConversationStu3.Include.class) : includes);
    }
}
