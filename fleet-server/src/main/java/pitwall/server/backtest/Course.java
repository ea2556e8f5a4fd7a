package pitwall.server.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.Reading;
import pitwall.fleet.alarm.RuleTiming;
import pitwall.fleet.alarm.RuleWatch;
import pitwall.fleet.alarm.Signal;

/// Steps the rules' own engine, [RuleWatch], over what history says of one thing. By the clock alone it says something
/// at two moments only: when a condition has lasted long enough, and when it has been gone long enough; there it is
/// asked, so that every alarm has its exact moment.
final class Course {
    private final RuleTiming timing;
    private final RuleWatch watch;
    private final List<Begun> begun = new ArrayList<>();
    private @Nullable Instant changed;
    private @Nullable Reading last;
    private @Nullable String value;

    /// An alarm that would have come.
    record Begun(Instant at, @Nullable String value) {}

    Course(RuleTiming timing) {
        this.timing = timing;
        this.watch = new RuleWatch(timing);
    }

    /// The alarms that would have come.
    ///
    /// @param sightings in order
    /// @param end nothing is known of what comes later
    List<Begun> over(List<Sighting> sightings, Instant end) {
        for (Sighting sighting : sightings) {
            passTo(sighting.at());
            take(sighting);
        }
        passTo(end);
        return List.copyOf(begun);
    }

    private void take(Sighting sighting) {
        Reading reading = sighting.reading();
        if (sighting.value() != null) {
            value = sighting.value();
        }
        if (reading == null) {
            changed = sighting.at();
            note(sighting.at(), watch.happened("", sighting.at()));
            return;
        }
        if (reading != last && reading != Reading.UNKNOWN) {
            changed = sighting.at();
            last = reading;
        }
        note(sighting.at(), watch.read("", reading, sighting.at()));
    }

    private void passTo(Instant end) {
        Instant since = changed;
        if (since != null) {
            Stream.of(since.plus(timing.lasting()), since.plus(timing.delayOff()))
                    .filter(at -> !at.isAfter(end))
                    .sorted()
                    .forEach(at -> note(at, watch.due(at)));
        }
    }

    private void note(Instant at, List<Signal> signals) {
        signals.stream().filter(Signal::begins).forEach(signal -> begun.add(new Begun(at, value)));
    }
}
