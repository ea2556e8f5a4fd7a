package pitwall.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;

class StatusRulesTest {
    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final CarFrame.Readings NOTHING =
            new CarFrame.Readings(null, null, null, null, null, null, null, null, null, null, null, null, null);

    @Test
    void convergenceFollowsFromTheVersionsWhateverTheCarClaims() {
        assertThat(StatusRules.convergence(Convergence.CONVERGED, "4.1", "4.2")).isEqualTo(Convergence.PENDING);
        assertThat(StatusRules.convergence(Convergence.PENDING, "4.2", "4.2")).isEqualTo(Convergence.CONVERGED);
        assertThat(StatusRules.convergence(Convergence.CONVERGED, null, "4.2")).isEqualTo(Convergence.PENDING);
        assertThat(StatusRules.convergence(Convergence.PENDING, "4.2", null)).isEqualTo(Convergence.CONVERGED);
        assertThat(StatusRules.convergence(Convergence.APPLYING, "4.1", "4.2")).isEqualTo(Convergence.APPLYING);
    }

    @Test
    void aReportWithoutNewsChangesOnlyWhenTheCarWasHeard() {
        Car first = heard(car(), null, START);

        Car second = heard(first, null, START.plusSeconds(5));

        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.vitals()).isEqualTo(first.vitals().heardAt(START.plusSeconds(5)));
    }

    @Test
    void aProblemKeepsItsBeginningAsLongAsItsReasonStays() {
        Car low = heard(car(), ReasonCode.BATTERY_LOW, START);
        Car stillLow = heard(low, ReasonCode.BATTERY_LOW, START.plusSeconds(60));
        Car hot = heard(stillLow, ReasonCode.OVERHEATED, START.plusSeconds(120));
        Car well = heard(hot, null, START.plusSeconds(180));

        assertThat(stillLow.status().problemSince()).isEqualTo(START);
        assertThat(hot.status().problemSince()).isEqualTo(START.plusSeconds(120));
        assertThat(well.status().problemSince()).isNull();
    }

    @Test
    void silenceKeepsWhatIsKnownAndSaysWhyItIsOld() {
        Car online = heard(car(), null, START);

        CarStatus offline = StatusRules.silent(online, START.plusSeconds(61)).status();

        assertThat(offline.connectivity()).isEqualTo(Connectivity.OFFLINE);
        assertThat(offline.reason()).isEqualTo(ReasonCode.HEARTBEAT_TIMEOUT);
        assertThat(offline.workload()).isEqualTo(Workload.RUNNING);
        assertThat(offline.actualVersion()).isEqualTo("4.2");
        assertThat(StatusRules.silent(online, START.plusSeconds(61)).vitals()).isEqualTo(online.vitals());
    }

    @Test
    void theCarsOwnReasonIsMoreUrgentThanItsClock() {
        Duration skew = Duration.ofMinutes(2);

        Car low = StatusRules.heard(car(), condition(ReasonCode.BATTERY_LOW), NOTHING, START, skew);
        Car well = StatusRules.heard(car(), condition(null), NOTHING, START, skew.negated());

        assertThat(low.status().reason()).isEqualTo(ReasonCode.BATTERY_LOW);
        assertThat(well.status().reason()).isEqualTo(ReasonCode.CLOCK_SKEW);
    }

    @Test
    void whatWasNotMeasuredIsUnknownAndOnlyTheLastPlaceIsKept() {
        CarFrame.Readings all = new CarFrame.Readings(48.1, 11.5, 90, 30, 80, false, null, 40, 1, 2, 3, 4, 5L);
        Car measured = StatusRules.heard(car(), condition(null), all, START, Duration.ZERO);

        Vitals after = StatusRules.heard(measured, condition(null), NOTHING, START.plusSeconds(5), Duration.ZERO)
                .vitals();

        assertThat(after.batteryPercent()).isNull();
        assertThat(after.position()).isEqualTo(measured.vitals().position());
    }

    private static Car heard(Car car, @Nullable ReasonCode reason, Instant now) {
        return StatusRules.heard(car, condition(reason), NOTHING, now, Duration.ZERO);
    }

    private static CarFrame.Condition condition(@Nullable ReasonCode reason) {
        return new CarFrame.Condition(
                Motion.PARKED,
                Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                "4.2",
                reason,
                null);
    }

    private static Car car() {
        CarInfo info = new CarInfo(new CarId("car-1"), "One", "munich", "i4", 1, "agent-1", null, Map.of(), START, 1);
        return new Car(info, CarStatus.neverSeen("4.2", START), Vitals.NONE);
    }
}
