package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.client.ReplayedFleet;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.StepWriter;

/// Writes what a server told of a stretch of time in which nothing was seen here, as groups of their own. Belongs to
/// the thread of the history; for one stretch.
final class ServerTape {
    private final HistoryRows rows;
    private final ObjectMapper json;
    private final long from;
    private final long to;
    private final long step;
    private final ReplayedFleet picture = new ReplayedFleet();
    private final List<Group> groups = new ArrayList<>();
    private @Nullable Group open;
    /// Whether the server told of rollouts and alarms since it began anew.
    private boolean whole;
    private long last = Long.MIN_VALUE;

    /// One group before it is written.
    private static final class Group {
        final long from;
        final boolean whole;
        final byte[] keyframe;
        final StepWriter steps;
        long to;

        Group(long from, boolean whole, byte[] keyframe, StepWriter steps) {
            this.from = from;
            this.whole = whole;
            this.keyframe = keyframe;
            this.steps = steps;
            this.to = from;
        }
    }

    /// @param from the first second, in seconds since 1970
    /// @param to the last
    /// @param step how long the picture of a step holds
    ServerTape(HistoryRows rows, ObjectMapper json, long from, long to, long step) {
        this.rows = rows;
        this.json = json;
        this.from = from;
        this.to = to;
        this.step = step;
        picture.replace(Keyframe.NOTHING);
    }

    /// Takes what was told, in the order it was told.
    void take(List<HistoryPage.Step> steps) {
        for (HistoryPage.Step told : steps) {
            long at = told.at().getEpochSecond();
            if (at != last) {
                passed(told.begins() ? Long.MIN_VALUE : at);
            }
            if (told.begins()) {
                open = null;
                whole = false;
                picture.replace(Keyframe.NOTHING);
            }
            whole |= told.changes().stream().anyMatch(FleetEvent.AlarmLoadChanged.class::isInstance);
            picture.apply(told.changes());
            tell(at, told.changes());
            last = at;
        }
        passed(Long.MAX_VALUE);
    }

    /// The step before the one that begins holds until then.
    private void passed(long next) {
        Group group = open;
        if (group == null) {
            return;
        }
        if (next == Long.MAX_VALUE) {
            group.to = Math.max(group.from, Math.min(to, last + step - 1));
        } else if (next != Long.MIN_VALUE && slot(next) != slot(group.from)) {
            group.to = Math.min(next, to);
            open = null;
        }
    }

    private void tell(long at, List<FleetEvent> changes) {
        Group group = open;
        if (at < from || at > to) {
            return;
        }
        if (group == null || group.from == at) {
            begin(at);
        } else {
            group.steps.step(at, changes);
            group.to = at;
        }
    }

    private void begin(long at) {
        Group before = open;
        if (before != null) {
            groups.remove(before);
        }
        CarBook book = new CarBook();
        StepWriter keyframe = new StepWriter(book, json);
        FleetSnapshot all = picture.snapshot();
        keyframe.step(at, Keyframe.events(whole ? all : all.carsOnly()));
        picture.takeChanges();
        Group group = new Group(at, whole, keyframe.row(), new StepWriter(book, json));
        groups.add(group);
        open = group;
    }

    private static long slot(long second) {
        return Math.floorDiv(second, HistoryWriter.QUARTER);
    }

    /// How fine its steps are.
    Level fineness() {
        return Level.ofServer(step, false);
    }

    /// How many seconds it tells of.
    long seconds() {
        return groups.stream().mapToLong(ServerTape::seconds).sum();
    }

    /// Of how many of them it tells rollouts and alarms too.
    long wholeSeconds() {
        return groups.stream()
                .filter(group -> group.whole)
                .mapToLong(ServerTape::seconds)
                .sum();
    }

    private static long seconds(Group group) {
        return group.to - group.from + 1;
    }

    void write() throws IOException {
        for (Group group : groups) {
            long number = rows.nextNumber();
            rows.append(new RowHead(number, number, Level.KEYFRAME, group.from, group.from), group.keyframe);
            rows.append(
                    new RowHead(rows.nextNumber(), number, Level.ofServer(step, group.whole), group.from, group.to),
                    group.steps.row());
        }
    }
}
