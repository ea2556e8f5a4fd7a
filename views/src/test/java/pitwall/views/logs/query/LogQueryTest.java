package pitwall.views.logs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.LogWish;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;

class LogQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:11Z");

    @Test
    void wholeQueryBecomesWhatTheServerIsAsked() {
        LogQuery query = read(
                "car:WBA-00041 region:munich level:warn+ source:update field:key=7c1f since:2h \"verify failed\" /sig.*/");

        LogWish wish = query.wish(true);

        assertThat(wish.query()).isEqualTo("id:WBA-00041 region:munich");
        assertThat(wish.least()).isEqualTo(LogLevel.WARN);
        assertThat(wish.sources()).containsExactly("update");
        assertThat(wish.fields()).containsEntry("key", "7c1f");
        assertThat(wish.from()).isEqualTo(NOW.minusSeconds(7_200));
        assertThat(wish.text()).isEqualTo("verify failed");
        assertThat(wish.regex()).isEqualTo("sig.*");
        assertThat(query.isForServer()).isTrue();
        assertThat(query.car()).contains(new CarId("WBA-00041"));
    }

    @Test
    void linesOfTheServerAreAskedForByTheirOrigin() {
        LogQuery query = read("origin:SERVER level:error source:http.Pipeline");

        assertThat(query.wish(true).isOfServer()).isTrue();
        assertThat(query.wish(true).query()).isNull();
        assertThat(query.isForServer()).isTrue();
        assertThat(query.isEverything()).isFalse();
        assertThat(read("origin:server").isEverything()).isTrue();
        assertThat(read("origin:cars car:a").wish(true).isOfServer()).isFalse();
    }

    @Test
    void whatTheServerDoesNotKnowIsLeftOutHere() {
        LogQuery query = read("level:error,info -source:power one two -\"not this\"");

        assertThat(query.wish(true).least()).isEqualTo(LogLevel.INFO);
        assertThat(query.levels()).isEqualTo(EnumSet.of(LogLevel.ERROR, LogLevel.INFO));
        assertThat(query.narrowing(Reckoning.AS_KNOWN)).hasSize(3);
        assertThat(query.search()).hasSize(2);
        assertThat(query.isForServer()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "level:loud; logs.query.unknown-level; 0; 10",
                "car:a /open; logs.query.unclosed-regex; 6; 5",
                "x /(/; logs.query.bad-regex; 2; 3",
                "from:yesterday; logs.query.bad-time; 0; 14",
                "field:key; logs.query.no-field; 0; 9",
                "car:a nonsense:1; cars.query.UNKNOWN_FIELD; 6; 8",
                "level:error level:debug; logs.query.no-level; 12; 11",
                "x origin:moon; logs.query.unknown-origin; 2; 11",
                "-origin:server; logs.query.unknown-origin; 0; 14",
                "car:a origin:server; logs.query.no-cars; 6; 13",
                "\"open; cars.query.UNCLOSED_QUOTE; 0; 5"
            })
    void mistakeIsFoundWhereItIs(String text, String key, int position, int length) {
        assertThat(LogQuery.read(text, NOW)).isInstanceOfSatisfying(LogQuery.Read.Invalid.class, invalid -> {
            assertThat(invalid.error().key()).isEqualTo(key);
            assertThat(invalid.error().position()).isEqualTo(position);
            assertThat(invalid.error().length()).isEqualTo(length);
        });
    }

    @Test
    void termsAreWrittenIntoTheTextAndTakenOut() {
        LogQuery query = read("car:a level:error  \"free text\" from:13:00");

        assertThat(new LogQueryEdit(query).withLevels(EnumSet.of(LogLevel.ERROR, LogLevel.WARN)))
                .isEqualTo("car:a \"free text\" from:13:00 level:warn+");
        assertThat(new LogQueryEdit(query).withLevels(EnumSet.allOf(LogLevel.class)))
                .isEqualTo("car:a \"free text\" from:13:00");
        assertThat(new LogQueryEdit(query).withField("file", "a b,c"))
                .isEqualTo("car:a level:error  \"free text\" from:13:00 field:\"file=a b,c\"");
        assertThat(read(new LogQueryEdit(query).withField("file", "a \"b\\*"))
                        .wish(true)
                        .fields())
                .containsEntry("file", "a \"b\\*");
        assertThat(new LogQueryEdit(query).withSpan(NOW.minusSeconds(60), null))
                .isEqualTo("car:a level:error \"free text\" from:2026-11-21T14:01:11Z");
    }

    @Test
    void narrowerWishIsRecognised() {
        LogWish wide = read("car:a").wish(true);

        assertThat(Narrowing.isWithin(read("car:a level:error x").wish(true), wide))
                .isTrue();
        assertThat(Narrowing.isWithin(wide, read("car:a level:error").wish(true)))
                .isFalse();
        assertThat(Narrowing.isWithin(read("car:b").wish(true), wide)).isFalse();
        assertThat(Narrowing.isWithin(
                        read("car:a source:u,p from:13:30").wish(true),
                        read("car:a from:13:00").wish(true)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "13:40, 2026-11-21T13:40:00Z",
        "23:59, 2026-11-20T23:59:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T10:30, 2026-11-20T10:30:00Z",
        "2026-11-20T10:30:01.5Z, 2026-11-20T10:30:01.500Z",
        "-20m, 2026-11-21T13:42:11Z"
    })
    void momentsAreReadAsPeopleWriteThem(String text, Instant moment) {
        assertThat(Moments.read(text, NOW)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void anyTextIsAQueryOrAMistakeWithinIt(long seed) {
        Random random = new Random(seed);
        String letters = "ab:/\\\"*,-+ \t<>=.1level:error/field:since:2hcar:";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            switch (LogQuery.read(text.toString(), NOW)) {
                case LogQuery.Read.Valid(LogQuery query) ->
                    assertThat(query.wish(true)).isNotNull();
                case LogQuery.Read.Invalid(LogQueryError error) -> {
                    assertThat(error.position()).as("%s", text).isBetween(0, text.length());
                    assertThat(error.position() + error.length()).as("%s", text).isLessThanOrEqualTo(text.length());
                }
            }
        }
    }

    private static LogQuery read(String text) {
        return switch (LogQuery.read(text, NOW)) {
            case LogQuery.Read.Valid(LogQuery query) -> query;
            case LogQuery.Read.Invalid(LogQueryError error) -> throw new AssertionError(error.toString());
        };
    }
}
