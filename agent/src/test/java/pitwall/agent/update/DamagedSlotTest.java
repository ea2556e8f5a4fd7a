package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.agent.update.TestCar.SAFE_PLACE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pitwall.fleet.SafetyState;
import pitwall.protocol.SoftwareSlot;

/// What a car does when its disk has lost or spoiled something.
final class DamagedSlotTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final TestRelease NEWER = TestRelease.of("4.4.0", 44);
    private static final Situation DRIVING = new Situation(false, false, 80, false, SafetyState.NORMAL, null, null);

    private final TestCar car = TestCar.with(OLD);

    DamagedSlotTest() {
        car.offer(OLD);
        car.offer(NEW);
        car.offer(NEWER);
    }

    // What must outlive a reboot

    @Test
    void aDamagedJournalCostsTheUpdateAndNotTheCar() {
        car.stand(DRIVING);
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.disk.spoil("journal.json");
        car.wanted = null;
        car.boot();
        car.stand(SAFE_PLACE);
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.updater().status().software()).isPresent();
    }

    @Test
    void aStagedImageThatIsGoneIsPulledAgain() {
        car.want(NEW.order(1));
        while (car.count("APPLY_START") == 0) {
            car.live(Duration.ofSeconds(1));
        }
        car.stand(DRIVING);
        car.live(MINUTE);
        car.disk.delete(SlotImage.file(SoftwareSlot.B));

        car.stand(SAFE_PLACE);
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.told.getLast()).isEqualTo("READY");
    }

    @Test
    void aDamagedImageIsNotBootedWhenThereIsAnother() {
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.disk.spoil(SlotImage.file(car.software().slot()));
        car.wanted = null;
        car.boot();
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.software().version()).isEqualTo("4.2.1");
    }
}
