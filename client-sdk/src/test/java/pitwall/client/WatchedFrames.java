package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;

/// Takes every frame and every record and checks them against the truth: each frame must be the fleet exactly as
/// it was at the frame's sequence, the sequence never decreases within an epoch, no log line comes twice, and what is
/// recorded adds up to the same.
final class WatchedFrames implements FrameSink, FleetRecorder {
    private final ScriptedFleet truth;
    private final Set<SeenLog> logs = new HashSet<>();
    private final Set<FleetEvent.News> news = new HashSet<>();
    private final Map<CarId, Car> following = new HashMap<>();
    private final Map<CarId, UpdateProgress> followingUpdates = new HashMap<>();
    private final FleetPicture recorded = new FleetPicture();
    private @Nullable FleetFrame last;
    private int frames;
    private int records;

    WatchedFrames(ScriptedFleet truth) {
        this.truth = truth;
    }

    /// The recorder begins with what an earlier program recorded.
    void remembers(Collection<Car> cars) {
        recorded.replace(List.copyOf(cars));
    }

    FleetFrame last() {
        return last == null ? FleetFrame.NOTHING : last;
    }

    int frames() {
        return frames;
    }

    /// Pictures and batches recorded so far.
    int records() {
        return records;
    }

    Map<CarId, Car> recorded() {
        return cars(recorded.snapshot());
    }

    @Override
    public void offer(FleetFrame frame) {
        frames++;
        String epoch = frame.epoch();
        Map<CarId, Car> shown = cars(frame.snapshot());
        if (epoch != null) {
            assertThat(shown)
                    .as("frame at %s %s", epoch, frame.sequence())
                    .isEqualTo(truth.at(epoch, frame.sequence()));
            check(frame.snapshot(), truth.boardAt(epoch, frame.sequence()));
            if (last != null && epoch.equals(last.epoch())) {
                assertThat(frame.sequence()).isGreaterThanOrEqualTo(last.sequence());
            }
        }
        follow(frame);
        assertThat(following).as("what the changes add up to").isEqualTo(shown);
        assertThat(followingUpdates).as("what the changes add up to").isEqualTo(updates(frame.snapshot()));
        if (!frame.changes().board()) {
            assertThat(frame.snapshot().board()).isEqualTo(last().snapshot().board());
        }
        for (FleetEvent.News one : frame.changes().news()) {
            assertThat(news.add(one)).as("told for the first time: %s", one).isTrue();
        }
        for (SeenLog log : frame.logs()) {
            assertThat(logs.add(log)).as("seen for the first time: %s", log).isTrue();
        }
        last = frame;
    }

    private static void check(FleetSnapshot shown, ScriptedBoard board) {
        assertThat(shown.board().rollouts())
                .containsExactlyInAnyOrderElementsOf(board.rollouts().values());
        assertThat(shown.board().auditHead()).isEqualTo(board.head());
        assertThat(updates(shown)).isEqualTo(board.updates());
    }

    private static Map<CarId, UpdateProgress> updates(FleetSnapshot snapshot) {
        Map<CarId, UpdateProgress> updates = new HashMap<>();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            UpdateProgress update = snapshot.updateAt(slot);
            if (update != null) {
                updates.put(update.car(), update);
            }
        }
        return updates;
    }

    @Override
    public void picture(SessionInfo session, SeenPicture picture) {
        records++;
        recorded.replace(picture.cars(), picture.updates(), picture.rollouts(), picture.auditHead(), picture.alarms());
        assertRecorded(picture.epoch(), picture.sequence());
    }

    @Override
    public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
        records++;
        changes.forEach(recorded::apply);
        assertRecorded(epoch, sequence);
    }

    private void assertRecorded(String epoch, long sequence) {
        assertThat(recorded()).isEqualTo(truth.at(epoch, sequence));
        check(recorded.snapshot(), truth.boardAt(epoch, sequence));
    }

    /// Reads only the slots that are said to have changed, as a view would.
    private void follow(FleetFrame frame) {
        FleetSnapshot before = last().snapshot();
        if (frame.changes().whole()) {
            following.clear();
            following.putAll(cars(frame.snapshot()));
            followingUpdates.clear();
            followingUpdates.putAll(updates(frame.snapshot()));
            return;
        }
        List<Car> arrived = new ArrayList<>();
        frame.changes().slots().stream().forEach(slot -> {
            Car gone = before.at(slot);
            if (gone != null) {
                following.remove(gone.id());
                followingUpdates.remove(gone.id());
            }
            Car car = frame.snapshot().at(slot);
            if (car != null) {
                arrived.add(car);
            }
        });
        arrived.forEach(car -> following.put(car.id(), car));
        frame.changes().slots().stream().forEach(slot -> {
            UpdateProgress update = frame.snapshot().updateAt(slot);
            if (update != null) {
                followingUpdates.put(update.car(), update);
            }
        });
    }

    private static Map<CarId, Car> cars(FleetSnapshot snapshot) {
        Map<CarId, Car> cars = new HashMap<>();
        snapshot.forEach(car -> cars.put(car.id(), car));
        return cars;
    }
}
