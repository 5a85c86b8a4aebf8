package health.onward.fhir.stu3;

import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import health.onward.fhir.wire.JsonShape;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the FHIR parser stumbles over, in our words and with the place in the body. */
final class ParseProblems extends LenientErrorHandler {

    private final JsonShape shape;
    private final List<Refusal> found = new ArrayList<>();

    ParseProblems(JsonShape shape) {
        this.shape = shape;
        setErrorOnInvalidValue(false);
    }

    List<Refusal> found() {
        return found;
    }

    void addAll(Collection<Refusal> more) {
        found.addAll(more);
    }

    @Override
    public void unknownElement(@Nullable IParseLocation location, String name) {
        add(RefusalCode.UNEXPECTED_FIELD, "(" + name + ") unknown field", name);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String name) {
        add(RefusalCode.UNEXPECTED_FIELD, "(" + name + ") unknown field", name);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String name) {
        add(RefusalCode.INVALID_FHIR_STRUCTURE, "must be given once", name);
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String name,
            @Nullable ValueType expected,
            @Nullable ScalarType expectedScalar,
            @Nullable ValueType foundType,
            @Nullable ScalarType foundScalar) {
        add(RefusalCode.INVALID_FHIR_STRUCTURE, "must be " + expected + ", not " + foundType, name);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, @Nullable String value, @Nullable String error) {
        String name =
                location == null || location.getParentElementName() == null ? "" : location.getParentElementName();
        add(RefusalCode.INVALID_VALUE, "has a value that FHIR does not allow", name);
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
        add(RefusalCode.INVALID_FHIR_STRUCTURE, "refers to nothing in this body: " + reference, "reference");
    }

    private void add(RefusalCode code, String sentence, String name) {
        found.add(new Refusal(code, sentence, shape.place(name).orElse(name)));
    }
}
