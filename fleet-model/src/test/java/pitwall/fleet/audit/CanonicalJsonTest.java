package pitwall.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against the examples that RFC 8785 prints.
class CanonicalJsonTest {
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersLookAsAppendixBPrintsThem(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.text(new JsonValue.Number(number))).isEqualTo(text);
    }

    @Test
    void theExampleOfSection322HasTheBytesOfSection324() {
        JsonValue value = new JsonValue.Members(Map.of(
                "numbers",
                new JsonValue.Sequence(
                        DoubleStream.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001)
                                .<JsonValue>mapToObj(JsonValue.Number::new)
                                .toList()),
                "string",
                JsonValue.of("\u20ac$\017\nA'B\"\\\\\"/"),
                "literals",
                new JsonValue.Sequence(
                        List.of(new JsonValue.Nothing(), new JsonValue.Flag(true), new JsonValue.Flag(false)))));

        String expected =
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e33"
                        + "3333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c753030"
                        + "30665c6e4127425c225c5c5c5c5c222f227d";
        assertThat(HexFormat.of().formatHex(CanonicalJson.bytes(value))).isEqualTo(expected);
    }

    @Test
    void membersAreOrderedByUtf16UnitsAsInSection323() {
        Map<String, JsonValue> members = new HashMap<>();
        List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")
                .forEach(name -> members.put(name, JsonValue.of(1)));

        assertThat(CanonicalJson.text(new JsonValue.Members(members)))
                .isEqualTo(
                        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberHasNoForm(double number) {
        assertThatThrownBy(() -> CanonicalJson.text(new JsonValue.Number(number)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfACharacterHasNoForm() {
        assertThatThrownBy(() -> CanonicalJson.text(JsonValue.of("\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonValue.of((1L << 53) + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
