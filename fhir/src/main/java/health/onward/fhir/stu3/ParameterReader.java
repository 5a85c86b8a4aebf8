package health.onward.fhir.stu3;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.Type;
import org.hl7.fhir.dstu3.model.UnsignedIntType;

/**
 * Takes a Parameters resource apart, noting what is wrong in {@code problems} with its place in the caller's body. A value that
 * is wrong reads as absent. Call {@link #nothingElse} last: what was never asked for is unexpected.
 */
final class ParameterReader {

    private final Parameters parameters;
    private final String prefix;
    private final List<Refusal> problems;
    private final Set<String> asked = new HashSet<>();

    /** @param prefix where this Parameters stands in the body, empty or ending in a slash */
    ParameterReader(Parameters parameters, String prefix, List<Refusal> problems) {
        this.parameters = parameters;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** The code of a valueCoding; {@code system} may be a whole URL, or the end of one that this server hosts. */
    Optional<String> coding(String name, String system) {
        return value(name, Coding.class).flatMap(coding -> code(coding, system, place(name) + "/valueCoding"));
    }

    /** The code of a valueCodeableConcept with exactly one coding. */
    Optional<String> concept(String name, String system) {
        return value(name, CodeableConcept.class).flatMap(concept -> {
            String at = place(name) + "/valueCodeableConcept/coding";
            if (concept.getCoding().size() != 1) {
                problems.add(new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "must have one entry", at));
                return Optional.empty();
            }
            return code(concept.getCodingFirstRep(), system, at + "[0]");
        });
    }

    Optional<String> identifier(String name, String system) {
        return value(name, Identifier.class).flatMap(identifier -> {
            String at = place(name) + "/valueIdentifier";
            if (!system.equals(identifier.getSystem())) {
                problems.add(new Refusal(RefusalCode.INVALID_VALUE, "must be " + system, at + "/system"));
                return Optional.empty();
            }
            if (!identifier.hasValue()) {
                problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", at + "/value"));
            }
            return Optional.ofNullable(identifier.getValue());
        });
    }

    /** An identifier of which {@code form} knows the shape. */
    <T> Optional<T> identifier(String name, String system, Function<String, Optional<T>> form) {
        return identifier(name, system).flatMap(said -> {
            Optional<T> read = form.apply(said);
            if (read.isEmpty()) {
                problems.add(new Refusal(
                        RefusalCode.INVALID_VALUE,
                        "(" + said + ") is invalid.",
                        place(name) + "/valueIdentifier/value"));
            }
            return read;
        });
    }

    /** A reference of which {@code form} knows the shape, and {@code example} shows it. */
    <T> Optional<T> reference(String name, Function<String, Optional<T>> form, String example) {
        return value(name, Reference.class).flatMap(said -> {
            String at = place(name) + "/valueReference/reference";
            if (!said.hasReference()) {
                problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", at));
                return Optional.empty();
            }
            Optional<T> read = form.apply(said.getReference());
            if (read.isEmpty()) {
                problems.add(new Refusal(RefusalCode.INVALID_VALUE, "must look like " + example, at));
            }
            return read;
        });
    }

    Optional<String> string(String name) {
        return value(name, StringType.class).map(StringType::getValue);
    }

    Optional<Integer> unsignedInt(String name) {
        return value(name, UnsignedIntType.class).map(UnsignedIntType::getValue).filter(number -> {
            if (number < 0) {
                problems.add(new Refusal(
                        RefusalCode.INVALID_VALUE,
                        "(" + number + ") must not be negative",
                        place(name) + "/valueUnsignedInt"));
            }
            return number >= 0;
        });
    }

    Optional<Boolean> bool(String name) {
        return value(name, BooleanType.class).map(BooleanType::getValue);
    }

    Optional<Instant> instant(String name) {
        return value(name, InstantType.class).map(instant -> instant.getValue().toInstant());
    }

    <T extends Resource> Optional<T> resource(String name, Class<T> type) {
        return one(name).flatMap(p -> {
            if (type.isInstance(p.getResource()) && !p.hasValue()) {
                return Optional.of(type.cast(p.getResource()));
            }
            problems.add(new Refusal(
                    RefusalCode.INVALID_FHIR_STRUCTURE,
                    "must be a resource of type " + type.getSimpleName(),
                    place(name)));
            return Optional.empty();
        });
    }

    /** The resources of a parameter that may be given any number of times, by their places in the body, in its order. */
    <T extends Resource> Map<String, T> resources(String name, Class<T> type) {
        asked.add(name);
        Map<String, T> found = new LinkedHashMap<>();
        for (int n = 0; n < parameters.getParameter().size(); n++) {
            ParametersParameterComponent p = parameters.getParameter().get(n);
            String at = prefix + "parameter[" + n + "]";
            if (name.equals(p.getName()) && type.isInstance(p.getResource()) && !p.hasValue()) {
                found.put(at + "/resource", type.cast(p.getResource()));
            } else if (name.equals(p.getName())) {
                problems.add(new Refusal(
                        RefusalCode.INVALID_FHIR_STRUCTURE, "must be a resource of type " + type.getSimpleName(), at));
            }
        }
        return found;
    }

    /** Notes that a parameter which must be given is missing; a wrong value has been noted already. */
    <T> Optional<T> required(String name, Optional<T> value) {
        if (value.isEmpty() && !has(name)) {
            problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", prefix + name));
        }
        return value;
    }

    boolean has(String name) {
        asked.add(name);
        return parameters.getParameter().stream().anyMatch(p -> name.equals(p.getName()));
    }

    /** Where a parameter stands in the body. */
    String place(String name) {
        for (int n = 0; n < parameters.getParameter().size(); n++) {
            if (name.equals(parameters.getParameter().get(n).getName())) {
                return prefix + "parameter[" + n + "]";
            }
        }
        return prefix + name;
    }

    void nothingElse() {
        for (int n = 0; n < parameters.getParameter().size(); n++) {
            String name = String.valueOf(parameters.getParameter().get(n).getName());
            if (!asked.contains(name)) {
                problems.add(new Refusal(
                        RefusalCode.UNEXPECTED_FIELD,
                        "(" + name + ") unknown parameter name",
                        prefix + "parameter[" + n + "]"));
            }
        }
    }

    private <T extends Type> Optional<T> value(String name, Class<T> type) {
        return one(name).flatMap(p -> {
            if (p.hasValue() && p.getValue().getClass() == type && !p.hasResource()) {
                return Optional.of(type.cast(p.getValue()));
            }
            problems.add(new Refusal(
                    p.hasValue() || p.hasResource() ? RefusalCode.INVALID_FHIR_STRUCTURE : RefusalCode.MISSING_VALUE,
                    "must have a value" + type.getSimpleName().replace("Type", ""),
                    place(name)));
            return Optional.empty();
        });
    }

    private Optional<ParametersParameterComponent> one(String name) {
        asked.add(name);
        var found = parameters.getParameter().stream()
                .filter(p -> name.equals(p.getName()))
                .toList();
        if (found.size() > 1) {
            problems.add(new Refusal(
                    RefusalCode.INVALID_FHIR_STRUCTURE, "(" + name + ") is given more than once", place(name)));
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Optional<String> code(Coding coding, String system, String at) {
        boolean hosted = system.startsWith("/");
        String said = String.valueOf(coding.getSystem());
        if (hosted ? !said.endsWith(system) : !said.equals(system)) {
            problems.add(new Refusal(
                    RefusalCode.INVALID_VALUE, "must be " + (hosted ? "<base>" : "") + system, at + "/system"));
            return Optional.empty();
        }
        if (!coding.hasCode()) {
            problems.add(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", at + "/code"));
        }
        return Optional.ofNullable(coding.getCode());
    }
}
