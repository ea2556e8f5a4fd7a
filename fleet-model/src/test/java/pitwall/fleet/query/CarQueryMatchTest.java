package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static pitwall.fleet.TestCars.NOW;
import static pitwall.fleet.query.Queries.CONTEXT;
import static pitwall.fleet.query.Queries.query;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;

class CarQueryMatchTest {
    /// A car in Munich whose update failed; heard ten seconds ago.
    private static final Car FAILED = new Car(
            new CarInfo(
                    new CarId("WBA-00041"),
                    "Grüner Bus, alt",
                    "munich",
                    "i4",
                    2,
                    "agent-41",
                    "WBA1234567890",
                    Map.of("test", "yes", "owner", "Team A"),
                    NOW,
                    1),
            new CarStatus(
                    Motion.PARKED,
                    Workload.RUNNING,
                    AgentStatus.RUNNING,
                    SafetyState.NORMAL,
                    Convergence.FAILED,
                    Connectivity.ONLINE,
                    "4.2.1",
                    "4.3.0",
                    ReasonCode.SIGNATURE_INVALID,
                    "bad key",
                    NOW,
                    NOW),
            new Vitals(NOW.minusSeconds(10), null, 0, 29, false, 43, -5, 20, 30, 50, 90, 100L));
    /// A car of which nothing is known but that it exists.
    private static final Car UNHEARD = new Car(
            new CarInfo(new CarId("X"), "X", "berlin", "iX", 0, "agent-x", null, Map.of(), NOW, 1),
            CarStatus.neverSeen(null, NOW),
            Vitals.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "id:wba-00041",
                "id:WBA-*",
                "id:*41",
                "id:*a-0*4*",
                "name:\"grüner bus, alt\"",
                "name:GRÜNER*",
                "name:\"grüner bus*\"",
                "REGION:Munich",
                "model:i4,ix",
                "ring:2",
                "ring:1,2",
                "ring:>=2",
                "ring:<=2",
                "status:failed",
                "status:blocked,FAILED",
                "status:*",
                "motion:parked",
                "workload:running",
                "convergence:failed",
                "agent:running",
                "online:yes",
                "battery:<30",
                "battery:29",
                "battery:<10,>20",
                "seen:<11s",
                "seen:>=10s",
                "seen:<=10s",
                "seen:<1m",
                "seen:<1H",
                "seen:<1d",
                "seen:*",
                "changed:<5s",
                "changed:<=0s",
                "changed:*",
                "version:4.2.*",
                "version:4.2.1",
                "desired:4.3.0",
                "reason:signature_invalid",
                "reason:*",
                "tag:test",
                "tag:TE*",
                "label:\"owner=Team A\"",
                "label:\"OWNER=team*\"",
                "label:*=*",
                "label:test=yes",
                "vin:*7890",
                "priority:1",
                "priority:<3",
                "speed:0",
                "temp:-5",
                "temp:<0",
                "temp:>-6",
                "cpu:20",
                "mem:30",
                "disk:50",
                "progress:43",
                "progress:*",
                "-tag:spare",
                "-region:berlin,hamburg",
                "-ring:1",
                "41",
                "bus",
                "grün",
                "MUNICH",
                "4.2",
                "signature",
                "owner",
                "\"team a\"",
                "\"bus, alt\"",
                "wba-*",
                "-berlin",
                "nothing,bus",
                "region:munich ring:1,2 status:failed version:4.2.* -tag:spare \"team a\""
            })
    void aQueryThatDescribesTheCarFindsIt(String text) {
        assertThat(query(text).matches(FAILED, CONTEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id:wba",
                "id:WBA-00041*1",
                "id:*00041*00041*",
                "name:bus",
                "region:munic",
                "region:berlin",
                "ring:1,3",
                "ring:<2",
                "ring:>2",
                "status:insync",
                "-status:*",
                "motion:driving",
                "workload:failed",
                "online:no,never",
                "battery:>=30",
                "-battery:*",
                "seen:>10s",
                "seen:<10s",
                "-seen:*",
                "changed:>0s",
                "version:4.2",
                "version:4.3.0",
                "reason:BATTERY_LOW",
                "tag:yes",
                "label:owner=Team",
                "label:test=no",
                "priority:2,3",
                "temp:5",
                "-tag:test",
                "-tag:spare,test",
                "berlin",
                "-bus",
                "bus berlin",
                "wba*5",
                "\"bus  alt\"",
                "\"b*s\"",
                "\"b\\*s\""
            })
    void aQueryThatDescribesAnotherCarDoesNotFindIt(String text) {
        assertThat(query(text).matches(FAILED, CONTEXT)).isFalse();
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
        "-vin:*, true",
        "-tag:*, true",
        "-priority:*, true",
        "priority:>1, false",
        "speed:<1, false"
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
        };
        String text = field == QueryField.TEXT ? value : field.word() + ":" + value;

        assertThatCode(() -> query(text).matches(UNHEARD, CONTEXT)).doesNotThrowAnyException();
        assertThat(query(text).chosen(field)).containsExactly(value);
    }
}
