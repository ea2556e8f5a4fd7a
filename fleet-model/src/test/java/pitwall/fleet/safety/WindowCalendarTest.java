package pitwall.fleet.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.RandomSeed;

class WindowCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aWindowAcrossMidnightBelongsToTheDayOnWhichItBegins() {
        UpdateWindow friday = new UpdateWindow(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(4, 0));

        assertThat(friday.isOpen(LocalDateTime.parse("2026-05-08T23:00"))).isTrue();
        assertThat(friday.isOpen(LocalDateTime.parse("2026-05-09T03:59"))).isTrue();
        assertThat(friday.isOpen(LocalDateTime.parse("2026-05-09T04:00"))).isFalse();
        assertThat(friday.isOpen(LocalDateTime.parse("2026-05-08T03:00"))).isFalse();
    }

    @Test
    void theNextOpeningIsTheLocalTimeOfTheRegion() {
        WindowCalendar night = calendar(UpdateWindow.daily(LocalTime.of(1, 0), LocalTime.of(5, 0)));

        Opening opening = night.at(Instant.parse("2026-05-04T12:00:00Z"));

        assertThat(opening).isEqualTo(new Opening(false, Instant.parse("2026-05-04T23:00:00Z")));
    }

    @Test
    void anHourThatIsSkippedWasNeverOpen() {
        WindowCalendar night = calendar(UpdateWindow.daily(LocalTime.of(2, 0), LocalTime.of(3, 0)));

        Opening opening = night.at(Instant.parse("2026-03-28T12:00:00Z"));

        assertThat(opening.until()).isEqualTo(Instant.parse("2026-03-30T00:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceIsOpenTwice() {
        WindowCalendar night = calendar(UpdateWindow.daily(LocalTime.of(2, 0), LocalTime.of(2, 30)));

        Opening first = night.at(Instant.parse("2026-10-25T00:10:00Z"));
        Opening second = night.at(Instant.parse("2026-10-25T00:40:00Z"));

        assertThat(first).isEqualTo(new Opening(true, Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(second).isEqualTo(new Opening(false, Instant.parse("2026-10-25T01:00:00Z")));
        assertThat(night.at(Instant.parse("2026-10-25T01:29:59Z")).open()).isTrue();
    }

    @Test
    void windowsThatNeverMeetNeverOpen() {
        WindowCalendar never = new WindowCalendar(
                List.of(
                        List.of(UpdateWindow.daily(LocalTime.of(1, 0), LocalTime.of(2, 0))),
                        List.of(UpdateWindow.daily(LocalTime.of(3, 0), LocalTime.of(4, 0)))),
                BERLIN);

        assertThat(never.at(Instant.parse("2026-05-04T12:00:00Z"))).isEqualTo(new Opening(false, null));
    }

    @Test
    void theNextChangeIsTheOneThatAWallClockShows() {
        RandomGenerator random = RandomSeed.announced("window calendar").generator();
        List<ZoneId> zones = List.of(
                BERLIN, ZoneId.of("America/Denver"), ZoneId.of("Australia/Lord_Howe"), ZoneId.of("Asia/Kolkata"));
        List<Instant> starts = List.of(
                Instant.parse("2026-03-28T10:00:00Z"),
                Instant.parse("2026-10-24T10:00:00Z"),
                Instant.parse("2026-04-04T05:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"));
        for (int run = 0; run < 60; run++) {
            WindowCalendar calendar =
                    new WindowCalendar(List.of(windows(random), windows(random)), zones.get(random.nextInt(4)));
            Instant now = starts.get(random.nextInt(4)).plusSeconds(60L * random.nextInt(1_440));

            Opening opening = calendar.at(now);

            assertThat(opening.until()).as("%s at %s", calendar, now).isEqualTo(searched(calendar, now));
        }
    }

    private static WindowCalendar calendar(UpdateWindow window) {
        return new WindowCalendar(List.of(List.of(window)), BERLIN);
    }

    private static List<UpdateWindow> windows(RandomGenerator random) {
        List<UpdateWindow> windows = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            days.add(DayOfWeek.of(1 + random.nextInt(7)));
            windows.add(new UpdateWindow(
                    random.nextBoolean() ? EnumSet.allOf(DayOfWeek.class) : days,
                    LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)),
                    LocalTime.of(random.nextInt(24), 15 * random.nextInt(4))));
        }
        return windows;
    }

    /// Minute by minute, as a person with a watch would.
    private static @Nullable Instant searched(WindowCalendar calendar, Instant now) {
        boolean open = isOpen(calendar, now);
        for (Instant at = now.plusSeconds(60);
                !at.isAfter(now.plus(WindowCalendar.HORIZON));
                at = at.plus(Duration.ofMinutes(1))) {
            if (isOpen(calendar, at) != open) {
                return at;
            }
        }
        return null;
    }

    private static boolean isOpen(WindowCalendar calendar, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, calendar.zone());
        return calendar.sets().stream().allMatch(set -> set.stream().anyMatch(window -> window.isOpen(local)));
    }
}
