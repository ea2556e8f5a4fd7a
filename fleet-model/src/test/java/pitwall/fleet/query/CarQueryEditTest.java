package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.query.Queries.query;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarQueryEditTest {
    @ParameterizedTest(name = "{0} with {1} {2} is {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "``                        | REGION  | munich   | region:munich",
                "tag:a                     | REGION  | munich   | tag:a region:munich",
                "region:berlin  x          | REGION  | munich   | region:berlin,munich  x",
                "region:munich             | REGION  | munich   | ``",
                "a region:Munich b         | REGION  | munich   | a b",
                "a   region:munich         | REGION  | munich   | a",
                "region:munich,berlin      | REGION  | munich   | region:berlin",
                "region:berlin,munich      | REGION  | munich   | region:berlin",
                "region:munich,a,munich    | REGION  | munich   | region:a",
                "region:munich,munich,a    | REGION  | munich   | region:a",
                "region:a,munich,munich,b  | REGION  | munich   | region:a,b",
                "region:munich region:munich,a x | REGION | munich | region:a x",
                "-region:munich            | REGION  | munich   | region:munich",
                "-region:munich,berlin x   | REGION  | munich   | -region:berlin x region:munich",
                "-region:munich region:a   | REGION  | munich   | region:a,munich",
                "-region:munich region:munich | REGION | munich | -region:munich",
                "region:mun*               | REGION  | munich   | region:mun*,munich",
                "name:x                    | NAME    | Team A   | name:x,\"Team A\"",
                "name:\"team a\",x         | NAME    | Team A   | name:x",
                "name:4.*                  | NAME    | 4.*      | name:4.*,\"4.\\*\"",
                "ring:1,02                 | RING    | 2        | ring:1",
                "ring:<3                   | RING    | 1        | ring:<3,1",
                "battery:<30               | BATTERY | <30      | ``",
                "status:rolling-back       | STATUS  | ROLLING_BACK | ``",
                "status:failed             | STATUS  | stale    | status:failed,stale",
                "bus                       | TEXT    | tram     | bus tram",
                "bus tram                  | TEXT    | bus      | tram",
                "x                         | TEXT    | ring:1   | x \"ring:1\"",
                "x                         | LABEL   | owner=A B | x label:\"owner=A B\""
            })
    void aValueIsAskedForWhereItWasNotAndNoLongerWhereItWas(
            String text, QueryField field, String value, String expected) {
        CarQuery before = query(text);

        String after = before.toggled(field, value);

        assertThat(after).isEqualTo(expected);
        assertThat(query(after).isChosen(field, value)).isNotEqualTo(before.isChosen(field, value));
    }

    @Test
    void theChosenValuesAreThePlainOnesOfPositiveTerms() {
        CarQuery query = query("ring:1,02 -ring:3 name:\"Team A\",x* ring:<9");

        assertThat(query.chosen(QueryField.RING)).containsExactly("1", "2", "<9");
        assertThat(query.chosen(QueryField.NAME)).containsExactly("Team A", "x*");
        assertThat(query.chosen(QueryField.REGION)).isEmpty();
        assertThat(query.isChosen(QueryField.RING, "3")).isFalse();
    }

    @Test
    void removingATermLeavesTheOthersAsTheyWereWritten() {
        CarQuery query = query("Region:munich   ring:4 \"free  text\"");

        assertThat(query.without(query.terms().get(1))).isEqualTo("Region:munich \"free  text\"");
        assertThat(query.without(query.terms().getFirst())).isEqualTo("ring:4 \"free  text\"");
        assertThat(query.without(query.terms().getLast())).isEqualTo("Region:munich   ring:4");
    }

    @Test
    void termsAndValuesKnowTheirPlaceInTheText() {
        CarQuery query = query(" -ring:1,02  \"a b\"");
        QueryTerm ring = query.terms().getFirst();

        assertThat(ring)
                .isEqualTo(new QueryTerm(
                        QueryField.RING,
                        true,
                        List.of(new QueryValue("1", "1", 7, 1), new QueryValue("2", "2", 9, 2)),
                        1,
                        10));
        assertThat(query.terms().getLast().position()).isEqualTo(13);
        assertThat(query.terms().getLast().end()).isEqualTo(18);
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "REGION:Munich     x      | region:Munich x",
                "status:In-Sync,FAILED    | status:insync,failed",
                "ring:007,<=03            | ring:7,<=3",
                "seen:>010M               | seen:>10m",
                "\"plain\"                | plain",
                "\"two words\"            | \"two words\"",
                "\"a\\\"b\"               | \"a\\\"b\"",
                "a\\b                     | a\\b",
                "\"5*\"                   | 5*",
                "\"5\\*\"                 | \"5\\*\"",
                "a***b                    | a*b",
                "--x                      | -\"-x\"",
                "\"-x\"                   | \"-x\"",
                "version:\"<4\"           | version:\"<4\"",
                "\"<4\"                   | <4",
                "12:30                    | 12:30",
                "\"ab:30\"                | \"ab:30\"",
                "a,\"b,c\"                | a,\"b,c\""
            })
    void theCanonicalFormHasOneWayToWriteEachQuery(String text, String canonical) {
        assertThat(query(text).canonical()).isEqualTo(canonical);
        assertThat(query(text)).isEqualTo(query(canonical)).hasSameHashCodeAs(query(canonical));
        assertThat(query(text).text()).isEqualTo(text);
    }
}
