package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.query.Queries.error;
import static pitwall.fleet.query.Queries.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarQueryErrorTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour:red                | 0  | 6  | UNKNOWN_FIELD    | colour",
                "ring:1 -Colour:red        | 8  | 6  | UNKNOWN_FIELD    | Colour",
                "http://x                  | 0  | 4  | UNKNOWN_FIELD    | http",
                "text:x                    | 0  | 4  | UNKNOWN_FIELD    | text",
                "ring:one                  | 5  | 3  | BAD_NUMBER       | one;ring",
                "ring:1,x,3                | 7  | 1  | BAD_NUMBER       | x;ring",
                "battery:<                 | 8  | 1  | BAD_NUMBER       | <;battery",
                "battery:<3*               | 8  | 3  | BAD_NUMBER       | <3*;battery",
                "battery:30%               | 8  | 3  | BAD_NUMBER       | 30%;battery",
                "battery:1234567890        | 8  | 10 | BAD_NUMBER       | 1234567890;battery",
                "battery:=3                | 8  | 2  | BAD_NUMBER       | =3;battery",
                "battery:٣                 | 8  | 1  | BAD_NUMBER       | ٣;battery",
                "battery:--3               | 8  | 3  | BAD_NUMBER       | --3;battery",
                "seen:10m                  | 5  | 3  | BAD_AGE          | 10m;seen",
                "seen:>10                  | 5  | 3  | BAD_AGE          | >10;seen",
                "seen:>m                   | 5  | 2  | BAD_AGE          | >m;seen",
                "seen:>                    | 5  | 1  | BAD_AGE          | >;seen",
                "seen:>10w                 | 5  | 4  | BAD_AGE          | >10w;seen",
                "seen:>-1m                 | 5  | 4  | BAD_AGE          | >-1m;seen",
                "seen:>9999999999d         | 5  | 12 | BAD_AGE          | >9999999999d;seen",
                "label:owner               | 6  | 5  | BAD_LABEL        | owner",
                "changed:10                | 8  | 2  | BAD_SINCE        | 10;changed",
                "changed:25:00             | 8  | 5  | BAD_SINCE        | 25:00;changed",
                "changed:13:4              | 8  | 4  | BAD_SINCE        | 13:4;changed",
                "changed:>13:42            | 8  | 6  | BAD_SINCE        | >13:42;changed",
                "changed:2026-11-21        | 8  | 10 | BAD_SINCE        | 2026-11-21;changed",
                "changed:2026-13-01T10:00Z | 8  | 17 | BAD_SINCE        | 2026-13-01T10:00Z;changed",
                "changed:10:00:00.5        | 8  | 10 | BAD_SINCE        | 10:00:00.5;changed",
                "seen:13:42                | 5  | 5  | BAD_AGE          | 13:42;seen",
                "area:48.1/11.5            | 5  | 9  | BAD_AREA         | 48.1/11.5",
                "area:48.1/11.5/3          | 5  | 11 | BAD_AREA         | 48.1/11.5/3",
                "label:=x                  | 6  | 2  | BAD_LABEL        | =x",
                "a \"b c                   | 2  | 4  | UNCLOSED_QUOTE   | ``",
                "name:\"                   | 5  | 1  | UNCLOSED_QUOTE   | ``",
                "name:\"a\\\"              | 5  | 4  | UNCLOSED_QUOTE   | ``",
                "\"a\"b c                  | 3  | 1  | TEXT_AFTER_QUOTE | b",
                "label:\"owner\"=x         | 13 | 2  | TEXT_AFTER_QUOTE | =x",
                "region:                   | 0  | 7  | EMPTY_VALUE      | ``",
                "a region: b               | 2  | 7  | EMPTY_VALUE      | ``",
                "region:\"\"               | 0  | 9  | EMPTY_VALUE      | ``",
                "ring:1,                   | 0  | 7  | EMPTY_VALUE      | ``",
                "ring:,1                   | 0  | 5  | EMPTY_VALUE      | ``",
                "a - b                     | 2  | 1  | EMPTY_VALUE      | ``",
                ",                         | 0  | 1  | EMPTY_VALUE      | ``",
                "motion:flying             | 7  | 6  | UNKNOWN_VALUE    | flying;motion;parked, driving, unknown",
                "online:maybe              | 7  | 5  | UNKNOWN_VALUE    | maybe;online;never, yes, no",
                "version:>4.2              | 8  | 4  | NOT_COMPARABLE   | version",
                "region:a,<b               | 9  | 2  | NOT_COMPARABLE   | region"
            })
    void aTextWithoutMeaningSaysWhereAndWhy(String text, int position, int length, String code, String arguments) {
        List<String> expected = arguments.isEmpty() ? List.of() : List.of(arguments.split(";"));

        assertThat(error(text)).isEqualTo(new QueryError(position, length, code, expected));
    }

    @Test
    void anUnknownStatusNamesTheKnownOnes() {
        QueryError error = error("ring:1 status:failed,broken");

        assertThat(error.code()).isEqualTo(QueryError.UNKNOWN_STATUS);
        assertThat(error.position()).isEqualTo(21);
        assertThat(error.length()).isEqualTo(6);
        assertThat(error.arguments()).containsExactly("broken", String.join(", ", QueryField.STATUS.words()));
    }

    @Test
    void aTextMayHave2000CharactersAndNoMore() {
        query("x".repeat(CarQuery.MAX_LENGTH));

        assertThat(error("x".repeat(CarQuery.MAX_LENGTH + 3)))
                .isEqualTo(new QueryError(2_000, 3, QueryError.TOO_LONG, List.of("2000")));
    }

    @Test
    void aQueryMayHave50TermsAndNoMore() {
        String fifty = IntStream.range(0, 50).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        assertThat(query(fifty + "  ").terms()).hasSize(50);

        assertThat(error(fifty + " b c"))
                .isEqualTo(new QueryError(fifty.length() + 1, 3, QueryError.TOO_MANY_TERMS, List.of("50")));
    }

    @Test
    void aQuoteMakesOrdinaryTextOfEverySign() {
        assertThat(query("version:\">4.2\" \"http://x\" \"-a\"").chosen(QueryField.TEXT))
                .containsExactly("http://x", "-a");
    }
}
