package pitwall.server.link;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.CarFrame;
import pitwall.protocol.UpdateReport;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.Draft;
import pitwall.server.registry.LinkMark;
import pitwall.server.registry.LinkMark.Place;
import pitwall.server.registry.StatusRules;

/// Takes what cars report, in their order and once each (I-17, I-18). Belongs inside the writer.
final class Report {
    private final CarRegistry registry;
    private final Supplier<CarListener> listener;
    private final Supplier<ReadingsListener> readings;

    Report(CarRegistry registry, Supplier<CarListener> listener, Supplier<ReadingsListener> readings) {
        this.registry = registry;
        this.listener = listener;
        this.readings = readings;
    }

    /// @param seq the frame's own number within the boot
    Receipt take(Draft draft, CarId id, long boot, long seq, CarFrame frame) {
        Car car = draft.car(id).orElse(null);
        LinkMark mark = draft.mark(id);
        if (car == null) {
            return new Receipt.Gone();
        }
        if (mark.boot() != boot) {
            return new Receipt.Fenced();
        }
        return switch (mark.place(seq)) {
            case Place.Duplicate() -> Receipt.OnDisk.of(mark);
            case Place.Late() -> {
                measured(draft, id, frame);
                yield taken(draft, car, mark, seq, late(draft, car, boot, frame));
            }
            case Place.Newest(long skipped) -> {
                measured(draft, id, frame);
                if (skipped > 0) {
                    draft.timeline(id, null, "gap", null, Map.of("missing", Long.toString(skipped)));
                }
                yield taken(draft, car, mark, seq, newest(draft, car, boot, frame) || skipped > 0);
            }
        };
    }

    private static Receipt taken(Draft draft, Car car, LinkMark mark, long seq, boolean durable) {
        LinkMark after = mark.taken(seq);
        draft.mark(car.id(), after, durable);
        return durable ? Receipt.OnDisk.of(after) : new Receipt.Taken();
    }

    private void measured(Draft draft, CarId id, CarFrame frame) {
        if (frame instanceof CarFrame.State state) {
            readings.get().measured(id, state.at(), draft.now(), state.readings());
        }
    }

    /// A late state is history already: something newer was applied.
    private boolean late(Draft draft, Car car, long boot, CarFrame frame) {
        return !(frame instanceof CarFrame.State) && newest(draft, car, boot, frame);
    }

    /// Says whether the frame must be on disk before it is acknowledged.
    private boolean newest(Draft draft, Car car, long boot, CarFrame frame) {
        return switch (frame) {
            case CarFrame.State state -> state(draft, car, state);
            case CarFrame.Event event -> event(draft, car, event);
            case CarFrame.Log log -> log(draft, car, boot, log);
            case CarFrame.Hello hello -> throw new IllegalArgumentException("greeted twice: " + hello.car());
        };
    }

    private boolean state(Draft draft, Car before, CarFrame.State state) {
        Duration skew = Duration.between(draft.now(), state.at());
        Car heard = StatusRules.heard(before, state.condition(), state.readings(), draft.now(), skew);
        Car after = listener.get().judge(draft, heard, state);
        if (state.software() == null) {
            registry.apply(draft, before, after);
        } else {
            registry.applySteps(draft, before, after);
        }
        listener.get().seen(draft, after, state);
        return !before.status().equals(after.status());
    }

    private boolean event(Draft draft, Car car, CarFrame.Event event) {
        Instant claimed = event.at().truncatedTo(ChronoUnit.MILLIS);
        draft.timeline(car.id(), claimed, event.kind(), event.reason(), forPeople(event.fields()));
        listener.get().told(draft, car, event);
        return true;
    }

    /// Whom an order came from is for collectors of traces.
    private static Map<String, String> forPeople(Map<String, String> fields) {
        if (!fields.containsKey(UpdateReport.TRACE)) {
            return fields;
        }
        Map<String, String> rest = new HashMap<>(fields);
        rest.remove(UpdateReport.TRACE);
        return rest;
    }

    private static boolean log(Draft draft, Car car, long boot, CarFrame.Log log) {
        for (CarFrame.Line line : log.lines()) {
            draft.log(car.id(), boot, entry(line, draft.now()));
        }
        return true;
    }

    /// @param at server time of arrival
    private static LogEntry entry(CarFrame.Line line, Instant at) {
        return new LogEntry(at, line.at(), line.number(), line.level(), line.source(), line.message(), line.fields());
    }
}
