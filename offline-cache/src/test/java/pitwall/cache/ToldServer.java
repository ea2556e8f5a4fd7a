package pitwall.cache;

import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.fleet;
import static pitwall.cache.CacheFixture.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.past.ServerHistory;
import pitwall.fleet.Precision;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.RolloutEntry;

/// A server that knows how three cars were: the battery of each shows the tens of seconds since noon. It may know of a
/// rollout that ran until an hour after noon, where one answer ends and another begins, and of an alarm in every second
/// thousand of seconds.
final class ToldServer implements ServerHistory {
    private static final int STEPS = 50;
    private static final long RUNNING = 3_600;

    /// The steps that were asked for, in seconds.
    final List<Long> asked = new CopyOnWriteArrayList<>();
    private final Instant away;
    private final Instant back;
    private volatile boolean refusing;
    private volatile Instant wholeSince = Instant.MAX;

    /// @param away from when it knows nothing
    /// @param back from when it knows again
    ToldServer(Instant away, Instant back) {
        this.away = away;
        this.back = back;
    }

    void refuses(boolean on) {
        refusing = on;
    }

    /// From now on it tells of rollouts and alarms too.
    void knowsTheBoard() {
        knowsTheBoardSince(Instant.MIN);
    }

    /// It tells of rollouts and alarms too, from some moment on.
    void knowsTheBoardSince(Instant moment) {
        wholeSince = moment;
    }

    private boolean isWhole(long second) {
        return !Instant.ofEpochSecond(second).isBefore(wholeSince);
    }

    static RolloutView rollout(long second) {
        boolean runs = second < NOON.getEpochSecond() + RUNNING;
        RolloutEntry entry = new RolloutEntry(
                "R-7",
                "Everywhere",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                runs ? RolloutStatus.RUNNING : RolloutStatus.PAUSED,
                runs ? 3 : 4,
                100,
                Map.of(CarStage.SUCCEEDED, battery(second)),
                0,
                List.of(),
                "5f".repeat(32),
                false,
                false,
                null,
                null,
                "omar",
                NOON,
                null,
                NOON,
                null,
                null,
                null);
        return new RolloutView(entry, false, null);
    }

    static boolean isAlarmed(long second) {
        return (second - NOON.getEpochSecond()) / 1_000 % 2 == 1;
    }

    static AlarmView alarm(long second) {
        Instant raised = NOON.plusSeconds((second - NOON.getEpochSecond()) / 1_000 * 1_000);
        return new AlarmView(
                "A-" + raised.getEpochSecond(),
                "update_failed",
                AlarmLevel.P2,
                AlarmState.UNACKED_ACTIVE,
                "R-7 fails",
                null,
                AlarmObject.rollout("R-7"),
                raised,
                null,
                null,
                1,
                List.of(raised),
                null,
                null,
                null);
    }

    static int battery(long second) {
        return (int) ((second - NOON.getEpochSecond()) / 10 % 100);
    }

    @Override
    public CompletableFuture<Answer<HistoryPage>> page(
            Instant from, Instant to, Duration step, @Nullable String after) {
        asked.add(step.toSeconds());
        return CompletableFuture.completedFuture(
                refusing
                        ? new Answer.Refused<>(403, "FORBIDDEN", "No.", "c-1")
                        : new Answer.Given<>(page(from, to, step.toSeconds(), after)));
    }

    private HistoryPage page(Instant from, Instant to, long step, @Nullable String after) {
        long first = after == null ? Math.floorDiv(from.getEpochSecond(), step) * step : Long.parseLong(after);
        boolean begins = after == null;
        List<HistoryPage.Step> steps = new ArrayList<>();
        long at = first;
        for (; at <= to.getEpochSecond() && steps.size() < STEPS; at += step) {
            Instant moment = Instant.ofEpochSecond(at);
            if (moment.isBefore(away) || moment.isAfter(back)) {
                steps.add(new HistoryPage.Step(moment, begins, begins ? begun(at) : followed(at, step)));
                begins = false;
            } else {
                begins = true;
            }
        }
        String next = at <= to.getEpochSecond() ? String.valueOf(at) : null;
        return new HistoryPage(step, Precision.EXACT, steps, next);
    }

    private List<FleetEvent> begun(long at) {
        List<FleetEvent> events = new ArrayList<>(whole(at));
        if (isWhole(at)) {
            events.add(new FleetEvent.RolloutCreated(rollout(at)));
            if (isAlarmed(at)) {
                events.add(new FleetEvent.AlarmChanged(alarm(at)));
            }
            events.add(new FleetEvent.AlarmLoadChanged(AlarmLoad.NONE));
        }
        return events;
    }

    private List<FleetEvent> followed(long at, long step) {
        List<FleetEvent> events = new ArrayList<>(changes(at));
        if (isWhole(at)) {
            events.add(new FleetEvent.RolloutChanged(rollout(at)));
            if (isAlarmed(at) && !isAlarmed(at - step)) {
                events.add(new FleetEvent.AlarmChanged(alarm(at)));
            } else if (!isAlarmed(at) && isAlarmed(at - step)) {
                events.add(new FleetEvent.AlarmRemoved(alarm(at - step).id()));
            }
        }
        return events;
    }

    private static List<FleetEvent> whole(long at) {
        return Stream.<FleetEvent>concat(fleet(3).stream().map(FleetEvent.CarCreated::new), changes(at).stream())
                .toList();
    }

    private static List<FleetEvent> changes(long at) {
        return fleet(3).stream()
                .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), vitals(battery(at), NOON)))
                .toList();
    }
}
