package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static pitwall.fleet.TestCars.NOW;
import static pitwall.fleet.query.Queries.CONTEXT;
import static pitwall.fleet.query.Queries.query;
import static pitwall.fleet.query.QueryExamples.FAILED;
import static pitwall.fleet.query.QueryExamples.PART;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Vitals;

class CarQueryMatchTest {
    /// A car of which nothing is known but that it exists.
    private static final Car UNHEARD = new Car(
            new CarInfo(new CarId("X"), "X", "berlin", "iX", 0, "agent-x", null, Map.of(), NOW, 1),
            CarStatus.neverSeen(null, NOW),
            Vitals.NONE);

    @ParameterizedTest
    @FieldSource("pitwall.fleet.query.QueryExamples#FOUND")
    void aQueryThatDescribesTheCarFindsIt(String text) {
        assertThat(query(text).matches(FAILED, PART, CONTEXT)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("pitwall.fleet.query.QueryExamples#MISSED")
    void aQueryThatDescribesAnotherCarDoesNotFindIt(String text) {
        assertThat(query(text).matches(FAILED, PART, CONTEXT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "battery:<30, false",
        "battery:>=0, false",
        "battery:0, false",
        "-battery:*, true",
        "seen:>10m, false",
        "seen:<10m, false",
        "-seen:*, true",
        "online:never, true",
        "status:unknown, true",
        "version:*, false",
        "-version:*, true",
        "-reason:*, true",
        "rollout:R-118, false",
        "rollout:*, false",
        "-rollout:*, true",
        "failure:*, false",
        "-failure:SIGNATURE_INVALID, true",
        "-vin:*, true",
        "-tag:*, true",
        "-priority:*, true",
        "priority:>1, false",
        "speed:<1, false",
        "area:*, false",
        "-area:*, true",
        "area:-90/-180;90/180, false"
    })
    void whatIsNotKnownIsNeitherSmallNorOld(String text, boolean found) {
        assertThat(query(text).matches(UNHEARD, CONTEXT)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollingback", "rolling-back", "ROLLING_BACK", "Rolling_Back", "\"rollingback\""})
    void aStatusWordIsKnownInEveryUsualSpelling(String word) {
        assertThat(query("status:" + word).canonical()).isEqualTo("status:rollingback");
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeACarOld() {
        Car early = FAILED.with(FAILED.vitals().heardAt(NOW.plusSeconds(90)));

        assertThat(query("seen:<=0s").matches(early, CONTEXT)).isTrue();
        assertThat(query("seen:>=0s").matches(early, CONTEXT)).isTrue();
        assertThat(query("seen:>0s").matches(early, CONTEXT)).isFalse();
    }

    @Test
    void aFractionOfASecondCounts() {
        Car later = FAILED.with(FAILED.vitals().heardAt(NOW.minusSeconds(10).minusNanos(1)));

        assertThat(query("seen:>10s").matches(later, CONTEXT)).isTrue();
        assertThat(query("seen:<=10s").matches(later, CONTEXT)).isFalse();
    }

    @Test
    void theQueryForEveryCarFindsEveryCar() {
        assertThat(CarQuery.ALL.isAll()).isTrue();
        assertThat(CarQuery.ALL.matches(UNHEARD, CONTEXT)).isTrue();
        assertThat(query("  ")).isEqualTo(CarQuery.ALL);
    }

    @Test
    void everyFieldThatHasWordsTellsThem() {
        assertThat(QueryField.STATUS.words())
                .containsExactly(
                        "estop",
                        "safemode",
                        "failed",
                        "blocked",
                        "offline",
                        "stale",
                        "unknown",
                        "rollingback",
                        "updating",
                        "pending",
                        "stopped",
                        "insync");
        assertThat(QueryField.ONLINE.words()).containsExactlyInAnyOrder("yes", "no", "never");
        assertThat(QueryField.RING.words()).isEmpty();
        assertThat(QueryField.statusWord(HeadlineStatus.IN_SYNC)).isEqualTo("insync");
    }

    @ParameterizedTest
    @EnumSource(QueryField.class)
    void everyFieldCanBeAskedAbout(QueryField field) {
        String value = switch (field.kind()) {
            case TEXT, NUMBER -> "1";
            case LABEL -> "a=b";
            case AGE -> "<1s";
            case WORD -> field.words().getFirst();
            case AREA -> "48/11;49/12";
        };
        String text = field == QueryField.TEXT ? value : field.word() + ":" + value;

        assertThatCode(() -> query(text).matches(UNHEARD, CONTEXT)).doesNotThrowAnyException();
        assertThat(query(text).chosen(field)).containsExactly(value);
    }

    @Test
    void aTimeOfDayIsTheLastOneBeforeTheMomentThatIsLookedAt() {
        CarQuery since = query("changed:13:42");
        Instant changed = Instant.parse("2026-05-03T13:42:00Z");
        Car car = FAILED.with(changedAt(changed));
        Car before = FAILED.with(changedAt(changed.minusSeconds(1)));

        assertThat(since.matches(car, at("2026-05-03T13:42:00Z"))).isTrue();
        assertThat(since.matches(car, at("2026-05-04T13:41:59Z"))).isTrue();
        assertThat(since.matches(before, at("2026-05-04T13:41:59Z"))).isFalse();
        assertThat(since.matches(car, at("2026-05-04T13:42:00Z"))).isFalse();
        assertThat(since.matches(car, at("1969-12-31T13:41:00Z"))).isTrue();
    }

    @Test
    void oneMeaningHasOneForm() {
        assertThat(query("changed:20M").canonical()).isEqualTo("changed:<=20m");
        assertThat(query("changed:13:42:00").canonical()).isEqualTo("changed:13:42");
        assertThat(query("changed:2026-11-21t13:42").canonical()).isEqualTo("changed:2026-11-21T13:42:00Z");
    }

    private static CarStatus changedAt(Instant since) {
        CarStatus status = FAILED.status();
        return new CarStatus(
                status.motion(),
                status.workload(),
                status.agent(),
                status.safety(),
                status.convergence(),
                status.connectivity(),
                status.actualVersion(),
                status.desiredVersion(),
                status.reason(),
                status.message(),
                since,
                since);
    }

    private static QueryContext at(String moment) {
        return new QueryContext(Instant.parse(moment), FreshnessPolicy.DEFAULT);
    }
}
