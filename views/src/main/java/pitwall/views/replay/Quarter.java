package pitwall.views.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.client.past.Happenings;

/// What happened in one quarter of an hour, by second and by minute.
///
/// @param number quarters since 1970; it begins after its first second and ends with its last, as minutes do
record Quarter(long number, Happenings happened, List<Happenings.Busy> minutes) {
    static final long SECONDS = 900;
    private static final long MINUTE = 60;

    Quarter {
        minutes = List.copyOf(minutes);
    }

    Quarter(long number, Happenings happened) {
        this(number, happened, minutesOf(happened.cars()));
    }

    /// The quarter that a moment is in.
    static long of(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond() - 1, SECONDS);
    }

    /// The moment after which a quarter begins.
    static Instant begin(long number) {
        return Instant.ofEpochSecond(number * SECONDS);
    }

    /// The minutes in which cars changed, each at its end.
    private static List<Happenings.Busy> minutesOf(List<Happenings.Busy> seconds) {
        List<Happenings.Busy> minutes = new ArrayList<>();
        for (Happenings.Busy busy : seconds) {
            long end = Math.ceilDiv(busy.at().getEpochSecond(), MINUTE) * MINUTE;
            Instant minute = Instant.ofEpochSecond(end);
            int same = minutes.size() - 1;
            if (same >= 0 && minutes.get(same).at().equals(minute)) {
                minutes.set(same, new Happenings.Busy(minute, minutes.get(same).count() + busy.count()));
            } else {
                minutes.add(new Happenings.Busy(minute, busy.count()));
            }
        }
        return minutes;
    }
}
