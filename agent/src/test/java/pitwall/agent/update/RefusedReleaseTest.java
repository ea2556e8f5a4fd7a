package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;

/// Releases that a car itself refuses, whatever it is told.
final class RefusedReleaseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final TestRelease NEWER = TestRelease.of("4.4.0", 44);

    private final TestCar car = TestCar.with(OLD);

    RefusedReleaseTest() {
        car.offer(OLD);
        car.offer(NEW);
        car.offer(NEWER);
    }

    // U2, U3, U5: what the metadata says

    @Test
    void whatNobodySignedIsRefusedBeforeAnythingIsPulled() {
        car.metadata.clear();
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED SIGNATURE_INVALID");
        assertThat(car.opened).isEmpty();
        assertThat(car.updater().status().convergence()).isEqualTo(Convergence.FAILED);
        assertThat(car.updater().status().reason()).isEqualTo(ReasonCode.SIGNATURE_INVALID);
    }

    @Test
    void anOlderReleaseIsNoUpdate() {
        car.want(TestRelease.of("4.1.0", 41).order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED DOWNGRADE");
    }

    @Test
    void anOrderThatSaysMoreThanWasSignedIsRefused() {
        TestRelease dressedUp = new TestRelease("4.3.0", 99, NEW.bytes(), NEW.digest());
        car.want(dressedUp.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED METADATA_MIXED");
    }

    @Test
    void aReleaseForOtherCarsIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set("iX"), set(), set(), 0));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED MODEL_MISMATCH");
    }

    @Test
    void aReleaseForOtherHardwareIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set(), set("rev-c"), set(), 0));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED HARDWARE_MISMATCH");
    }

    @Test
    void aReleaseThatCannotFollowWhatRunsIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set(), set(), set("4.2.9"), 0));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED FROM_VERSION");
    }

    @Test
    void aReleaseForANewerAgentIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set(), set(), set(), 0, "999.0.0"));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED AGENT_TOO_OLD");
    }

    private void sign(UnaryOperator<ReleaseFacts> change) {
        car.metadata.put(NEW.version(), new Verification.Trusted(change.apply(NEW.facts())));
    }

    private static Set<String> set(String... words) {
        return Set.of(words);
    }
}
