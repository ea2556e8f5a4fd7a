package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.FrameCodec;
import pitwall.testing.SteppedClock;

final class CarAgentTest {
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final ScriptedServer server = new ScriptedServer();
    private final CarAgent agent = new CarAgent(
            new LinkSettings(
                    URI.create("http://127.0.0.1:8080"),
                    new CarId("WBA-1"),
                    1,
                    CarIdentity.create(new SecureRandom()),
                    new CarFrame.Profile("One", "munich", "i4", 0, "agent-1", null, Map.of()),
                    null),
            server,
            server,
            new CarClock(clock),
            new FrameCodec(),
            new SplittableRandom(1));

    @Test
    void aCarIsInSafeModeUntilItHasMeasuredItself() {
        assertThat(agent.safety()).isEqualTo(SafetyState.SAFE_MODE);

        agent.measured(measured(Motion.PARKED, false));

        assertThat(agent.safety()).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void theStateIsReportedEveryHeartbeatAndAtOnceWhenAnAxisChanges() {
        goOnline();
        assertThat(states()).hasSize(1);

        agent.measured(measured(Motion.PARKED, false));
        assertThat(states()).hasSize(1);

        agent.measured(measured(Motion.DRIVING, false));
        assertThat(states()).hasSize(2);

        pass(Duration.ofSeconds(5));
        agent.measured(measured(Motion.DRIVING, false));
        assertThat(states()).hasSize(3);
    }

    @Test
    void withoutAServerTheCarGoesIntoSafeModeAndLeavesItWhenTheLinkHolds() {
        goOnline();
        server.newest().end(CarTransport.BROKEN);

        pass(Duration.ofSeconds(31));
        assertThat(agent.safety()).isEqualTo(SafetyState.SAFE_MODE);

        accept();
        assertThat(states().getFirst().condition().safety()).isEqualTo(SafetyState.SAFE_MODE);
        assertThat(states().getFirst().condition().reason()).isEqualTo(ReasonCode.NETWORK_UNREACHABLE);

        pass(Duration.ofSeconds(6));
        assertThat(agent.safety()).isEqualTo(SafetyState.NORMAL);
        assertThat(events()).containsExactly("safe_mode_entered", "safe_mode_left");
    }

    @Test
    void anEmergencyStopIsReportedAndEndsOnlyAtTheCar() {
        goOnline();

        agent.measured(measured(Motion.PARKED, true));
        pass(Duration.ofMinutes(1));
        assertThat(states().getLast().condition().safety()).isEqualTo(SafetyState.LOCAL_ESTOP);

        agent.measured(measured(Motion.PARKED, false));
        assertThat(states().getLast().condition().safety()).isEqualTo(SafetyState.NORMAL);
        assertThat(events()).containsExactly("local_estop_pressed", "local_estop_cleared");
    }

    private void goOnline() {
        agent.measured(measured(Motion.PARKED, false));
        agent.start();
        accept();
    }

    private void accept() {
        server.newest().say(new CarServerFrame.Challenge("n"));
        server.newest().say(new CarServerFrame.Accepted(clock.instant(), Duration.ofSeconds(5), 0));
    }

    /// Seconds in which the server stays alive.
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            server.newest().listener.ponged();
            server.run();
            agent.second();
        }
    }

    private List<CarFrame.State> states() {
        return server.newest().frames().stream()
                .filter(CarFrame.State.class::isInstance)
                .map(CarFrame.State.class::cast)
                .toList();
    }

    private List<String> events() {
        return server.newest().frames().stream()
                .filter(CarFrame.Event.class::isInstance)
                .distinct()
                .map(frame -> ((CarFrame.Event) frame).kind())
                .toList();
    }

    private static Measured measured(Motion motion, boolean emergencyStop) {
        CarFrame.Condition condition = new CarFrame.Condition(
                motion,
                Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                "4.2.1",
                null,
                null);
        CarFrame.Readings readings =
                new CarFrame.Readings(null, null, null, null, 50, null, null, null, null, null, null, null, null);
        return new Measured(condition, readings, emergencyStop);
    }
}
