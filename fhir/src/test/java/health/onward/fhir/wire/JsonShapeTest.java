package health.onward.fhir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonShapeTest {

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {                                                        | INVALID_FHIR_STRUCTURE | -
            []                                                       | INVALID_FHIR_STRUCTURE | -
            "text"                                                   | INVALID_FHIR_STRUCTURE | -
            {"a":1} {"b":2}                                          | INVALID_FHIR_STRUCTURE | -
            {"parameter":{"name":"x"}}                               | INVALID_FHIR_STRUCTURE | parameter
            {"meta":{"profile":"x"}}                                 | INVALID_FHIR_STRUCTURE | meta/profile
            {"a":1,"a":2}                                            | INVALID_FHIR_STRUCTURE | a
            {"parameter":[{"name":"x"},{"valueString":"a\\u0000b"}]} | INVALID_FHIR_STRUCTURE | parameter[1]/valueString
            {"parameter":[{"valueUnsignedInt":"5"}]}                 | INVALID_VALUE          | parameter[0]/valueUnsignedInt
            {"parameter":[{"valueUnsignedInt":true}]}                | INVALID_VALUE          | parameter[0]/valueUnsignedInt
            {"parameter":[{"valueBoolean":"true"}]}                  | INVALID_VALUE          | parameter[0]/valueBoolean
            {"parameter":[{"valueBoolean":1}]}                       | INVALID_VALUE          | parameter[0]/valueBoolean
            {"parameter":[{"valueString":1}]}                        | INVALID_VALUE          | parameter[0]/valueString
            {"parameter":[{"valueCoding":{"code":1}}]}               | INVALID_VALUE          | parameter[0]/valueCoding/code
            {"parameter":[{"valueCoding":[{"code":"a"}]}]}           | INVALID_FHIR_STRUCTURE | parameter[0]/valueCoding
            {"parameter":[{"resource":[{}]}]}                        | INVALID_FHIR_STRUCTURE | parameter[0]/resource
            """)
    void refuses_what_no_fhir_parser_should_meet(String body, RefusalCode code, String where) {
        var problems = JsonShape.of(body.getBytes(StandardCharsets.UTF_8)).problems();

        assertThat(problems).isNotEmpty();
        assertThat(problems.getFirst().code()).isEqualTo(code);
        assertThat(problems.getFirst().where()).isEqualTo(where);
    }

    @Test
    void refuses_an_empty_body() {
        assertThat(JsonShape.of(new byte[0]).problems()).hasSize(1);
    }

    @Test
    void refuses_deeper_nesting_than_fifty_levels_and_takes_fifty() {
        assertThat(JsonShape.of(nested(Bodies.DEPTH)).problems()).isEmpty();
        assertThat(JsonShape.of(nested(Bodies.DEPTH + 1)).problems()).hasSize(1);
        assertThat(JsonShape.of(nested(100_000)).problems()).hasSize(1);
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};

        assertThat(JsonShape.of(body).problems()).hasSize(1);
    }

    @Test
    void remembers_where_each_name_stands() {
        var shape = JsonShape.of("{\"parameter\":[{},{\"resource\":{\"foo\":1}}]}".getBytes(StandardCharsets.UTF_8));

        assertThat(shape.problems()).isEmpty();
        assertThat(shape.place("foo")).contains("parameter[1]/resource/foo");
    }

    private static byte[] nested(int levels) {
        String body = "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
