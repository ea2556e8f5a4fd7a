package pitwall.views.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvent;
import pitwall.fleet.AlarmPriority;

/// Where on a line of time what mark stands. Marks that would lie over one another are one.
///
/// @param marks from left to right
/// @param bars how many cars changed, from left to right; only where any did
record MarkLayout(List<Mark> marks, List<Bar> bars) {
    static final MarkLayout NONE = new MarkLayout(List.of(), List.of());
    /// The width of a mark, and the least distance of two, in pixels.
    static final double MARK = 16;

    static final double BAR = 4;
    /// About the width of a character of a label, in pixels.
    private static final double CHARACTER = 7.5;

    private static final Duration FINE = Duration.ofHours(6);

    MarkLayout {
        marks = List.copyOf(marks);
        bars = List.copyOf(bars);
    }

    /// One place where something happened, by its middle in pixels.
    sealed interface Mark {
        double x();
    }

    /// @param all the earliest first
    record Alarms(double x, AlarmPriority urgent, List<PastEvent.AlarmCame> all) implements Mark {}

    /// @param label the rollout; empty where there is no room for it
    record Rollouts(double x, String label, List<PastEvent.RolloutMoved> all) implements Mark {}

    /// @param x its left edge in pixels
    /// @param height from 0 to 1, of the highest
    record Bar(double x, double height) {}

    /// What the mark of a rollout takes with its label, in pixels.
    static double width(Rollouts mark) {
        return MARK + mark.label().length() * CHARACTER;
    }

    static MarkLayout of(TimeRange range, double width, List<Quarter> quarters) {
        if (range.equals(TimeRange.NONE) || width <= 0) {
            return NONE;
        }
        List<Mark> marks = new ArrayList<>(alarms(range, width, quarters));
        marks.addAll(rollouts(range, width, quarters));
        marks.sort(Comparator.comparingDouble(Mark::x));
        return new MarkLayout(labelled(marks, width), bars(range, width, quarters));
    }

    private static List<Alarms> alarms(TimeRange range, double width, List<Quarter> quarters) {
        List<Alarms> placed = new ArrayList<>();
        for (PastEvent event : within(range, quarters)) {
            if (!(event instanceof PastEvent.AlarmCame came)) {
                continue;
            }
            Optional<AlarmPriority> priority = came.alarm().level().priority();
            if (priority.isEmpty()) {
                continue;
            }
            double x = range.place(came.at()) * width;
            Alarms last = placed.isEmpty() ? null : placed.getLast();
            if (last == null || x - last.x() >= MARK) {
                placed.add(new Alarms(x, priority.get(), List.of(came)));
            } else {
                List<PastEvent.AlarmCame> both = new ArrayList<>(last.all());
                both.add(came);
                AlarmPriority urgent = last.urgent().compareTo(priority.get()) <= 0 ? last.urgent() : priority.get();
                placed.set(placed.size() - 1, new Alarms(last.x(), urgent, List.copyOf(both)));
            }
        }
        return placed;
    }

    private static List<Rollouts> rollouts(TimeRange range, double width, List<Quarter> quarters) {
        List<Rollouts> placed = new ArrayList<>();
        for (PastEvent event : within(range, quarters)) {
            if (!(event instanceof PastEvent.RolloutMoved moved)) {
                continue;
            }
            double x = range.place(moved.at()) * width;
            Rollouts last = placed.isEmpty() ? null : placed.getLast();
            if (last == null || x - last.x() >= MARK) {
                placed.add(new Rollouts(x, "", List.of(moved)));
            } else {
                List<PastEvent.RolloutMoved> both = new ArrayList<>(last.all());
                both.add(moved);
                placed.set(placed.size() - 1, new Rollouts(last.x(), "", List.copyOf(both)));
            }
        }
        return placed;
    }

    private static List<PastEvent> within(TimeRange range, List<Quarter> quarters) {
        return quarters.stream()
                .flatMap(quarter -> quarter.happened().events().stream())
                .filter(event -> range.contains(event.at()))
                .toList();
    }

    /// The name of a rollout stands beside its mark where nothing else does.
    private static List<Mark> labelled(List<Mark> marks, double width) {
        List<Mark> all = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double room = (i + 1 < marks.size() ? marks.get(i + 1).x() - MARK / 2 : width) - mark.x() - MARK / 2;
            all.add(
                    mark instanceof Rollouts(double x, String none, List<PastEvent.RolloutMoved> moved)
                            ? new Rollouts(x, fitting(moved, room), moved)
                            : mark);
        }
        return all;
    }

    private static String fitting(List<PastEvent.RolloutMoved> moved, double room) {
        String id = moved.getFirst().rollout().id();
        boolean one = moved.stream().allMatch(each -> each.rollout().id().equals(id));
        return one && id.length() * CHARACTER <= room ? id : "";
    }

    /// The root keeps a few cars visible beside thousands.
    private static List<Bar> bars(TimeRange range, double width, List<Quarter> quarters) {
        boolean fine = range.length().compareTo(FINE) <= 0;
        long[] counts = new long[(int) Math.ceil(width / BAR)];
        for (Quarter quarter : quarters) {
            for (Happenings.Busy busy : fine ? quarter.happened().cars() : quarter.minutes()) {
                int place = (int) Math.floor(range.place(busy.at()) * width / BAR);
                if (place >= 0 && place < counts.length) {
                    counts[place] += busy.count();
                }
            }
        }
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        List<Bar> bars = new ArrayList<>();
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                bars.add(new Bar(place * BAR, Math.sqrt((double) counts[place] / most)));
            }
        }
        return bars;
    }
}
