package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmLimits;

/// How long an alarm can be put aside: never without an end.
enum ShelfTime {
    QUARTER(Duration.ofMinutes(15)),
    HALF(Duration.ofMinutes(30)),
    HOUR(Duration.ofHours(1)),
    TWO_HOURS(Duration.ofHours(2)),
    FOUR_HOURS(Duration.ofHours(4)),
    EIGHT_HOURS(Duration.ofHours(8)),
    /// Until the next change of shift, at most eight hours.
    SHIFT(Duration.ZERO);

    /// When shifts change, in the zone of the person.
    static final List<LocalTime> CHANGES = List.of(LocalTime.of(6, 0), LocalTime.of(14, 0), LocalTime.of(22, 0));

    private final Duration length;

    ShelfTime(Duration length) {
        this.length = length;
    }

    /// Those that a level allows now.
    static List<ShelfTime> allowed(AlarmLevel level, Instant now, ZoneId zone) {
        Duration most = AlarmLimits.DEFAULT.shelving(level);
        List<ShelfTime> allowed = new ArrayList<>();
        for (ShelfTime time : values()) {
            if (Duration.between(now, time.end(now, zone)).compareTo(most) <= 0) {
                allowed.add(time);
            }
        }
        return List.copyOf(allowed);
    }

    /// When it comes back.
    ///
    /// @param now server time
    Instant end(Instant now, ZoneId zone) {
        return this == SHIFT ? nextChange(now.atZone(zone)).toInstant() : now.plus(length);
    }

    private static ZonedDateTime nextChange(ZonedDateTime now) {
        return Stream.of(now.toLocalDate(), now.toLocalDate().plusDays(1))
                .flatMap(day -> CHANGES.stream().map(change -> ZonedDateTime.of(day, change, now.getZone())))
                .filter(change -> change.isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    /// Whole minutes from now, at least one.
    int minutes(Instant now, ZoneId zone) {
        return (int) Math.max(1, Duration.between(now, end(now, zone)).toMinutes());
    }
}
