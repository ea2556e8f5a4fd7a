package pitwall.views.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.client.trail.TrailFilter;

class AuditQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:05Z");

    @Test
    void everyFieldNarrowsAndWordsWithoutOneAreFreeText() {
        TrailFilter filter = read("actor:mira ACTION:patch_car object:car id:car-7 result:denied correlation:c-1"
                + " from:2026-11-20 to:2026-11-21T09:00:00 \"new brakes\" T-41");

        assertThat(filter)
                .isEqualTo(new TrailFilter(
                        "mira",
                        "patch_car",
                        "car",
                        "car-7",
                        "denied",
                        Instant.parse("2026-11-20T00:00:00Z"),
                        Instant.parse("2026-11-21T09:00:00Z"),
                        "new brakes T-41",
                        "c-1"));
        assertThat(read("  ")).isEqualTo(TrailFilter.ALL);
    }

    @Test
    void sinceCountsBackFromTheServersTime() {
        assertThat(read("since:24h").from()).isEqualTo(Instant.parse("2026-11-20T14:02:05Z"));
        assertThat(read("since:90m").from()).isEqualTo(Instant.parse("2026-11-21T12:32:05Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "colour:red, audit.query.unknown-field",
        "actor:\"\", audit.query.no-value",
        "actor:mira actor:omar, audit.query.twice",
        "from:yesterday, audit.query.time",
        "to:25-12-2026, audit.query.time",
        "since:soon, audit.query.span",
        "since:1h from:2026-11-20, audit.query.span"
    })
    void whatHasNoMeaningIsSaid(String text, String key) {
        assertThat(AuditQuery.read(text, NOW))
                .isInstanceOfSatisfying(
                        AuditQuery.Read.Invalid.class,
                        invalid -> assertThat(invalid.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "result:denied actor:mira,omar | audit.query.list | actor:mira,omar",
                "actor:mira, omar | audit.query.list | actor:mira,",
                "result:denied -actor:mira | audit.query.not | -actor:mira",
                "-brakes | audit.query.not | -brakes",
                "actor:mira colour:red | audit.query.unknown-field | colour:red",
                "to:2026-11-20 since:soon | audit.query.span | since:soon",
                "actor:mira brakes actor:omar | audit.query.twice | actor:omar",
                "from:2026-11-20 to:later | audit.query.time | to:later"
            })
    void whatHasNoMeaningIsFound(String text, String key, String marked) {
        assertThat(AuditQuery.read(text, NOW)).isInstanceOfSatisfying(AuditQuery.Read.Invalid.class, invalid -> {
            assertThat(invalid.key()).isEqualTo(key);
            assertThat(text.substring(invalid.position(), invalid.position() + invalid.length()))
                    .isEqualTo(marked);
        });
    }

    @Test
    void inQuotationMarksACommaAndADashAreWhatTheyAre() {
        assertThat(read("actor:\"mira, omar\"").actor()).isEqualTo("mira, omar");
        assertThat(read("\"-actor:mira\"").text()).isEqualTo("-actor:mira");
        assertThat(read("brakes, new - T-41").text()).isEqualTo("brakes, new - T-41");
    }

    private static TrailFilter read(String text) {
        return ((AuditQuery.Read.Valid) AuditQuery.read(text, NOW)).query().filter();
    }
}
