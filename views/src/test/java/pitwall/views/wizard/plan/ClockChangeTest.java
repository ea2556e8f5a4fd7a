package pitwall.views.wizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.views.drafts.PolicyDraft.WindowDraft;

class ClockChangeTest {
    private static final Map<String, ZoneId> ZONES = Map.of(
            "munich", ZoneId.of("Europe/Berlin"),
            "berlin", ZoneId.of("Europe/Berlin"),
            "leeds", ZoneId.of("Europe/London"),
            "reykjavik", ZoneId.of("Atlantic/Reykjavik"));
    private static final Instant BEFORE_SPRING = Instant.parse("2027-03-24T12:00:00Z");
    private static final Instant BEFORE_AUTUMN = Instant.parse("2026-10-20T12:00:00Z");

    @Test
    void aNightWindowLosesAnHourInSpring() {
        List<ClockChange> found = inside(BEFORE_SPRING, WindowDraft.NIGHT);

        assertThat(found).hasSize(2).first().satisfies(change -> {
            assertThat(change.regions()).containsExactly("berlin", "munich");
            assertThat(change.before()).isEqualTo("2027-03-28T02:00");
            assertThat(change.after().toLocalTime()).isEqualTo(LocalTime.of(3, 0));
            assertThat(change.isShorter()).isTrue();
        });
        assertThat(found).extracting(change -> change.zone().getId()).containsExactly("Europe/Berlin", "Europe/London");
    }

    @Test
    void andGainsOneInAutumn() {
        assertThat(inside(BEFORE_AUTUMN, WindowDraft.NIGHT)).allMatch(change -> !change.isShorter());
    }

    @Test
    void aWindowByDayIsNotTouched() {
        assertThat(inside(BEFORE_SPRING, window(Set.of(), "09:00", "17:00"))).isEmpty();
    }

    @Test
    void aWindowThatEndsWhenTheClockIsChangedIsNotTouched() {
        assertThat(ClockChange.inside(
                        List.of(window(Set.of(), "22:00", "02:00")),
                        Map.of("munich", ZoneId.of("Europe/Berlin")),
                        BEFORE_SPRING,
                        BEFORE_SPRING.plus(Duration.ofDays(14))))
                .isEmpty();
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        assertThat(inside(BEFORE_SPRING, window(Set.of(DayOfWeek.SATURDAY), "22:00", "05:00")))
                .isNotEmpty();
        assertThat(inside(BEFORE_SPRING, window(Set.of(DayOfWeek.SUNDAY), "22:00", "05:00")))
                .isEmpty();
    }

    @Test
    void whatIsTypedWrongAndWhatIsFarAwaySaysNothing() {
        assertThat(inside(BEFORE_SPRING, window(Set.of(), "22", "05:00"))).isEmpty();
        assertThat(inside(Instant.parse("2026-12-01T00:00:00Z"), WindowDraft.NIGHT))
                .isEmpty();
    }

    private static List<ClockChange> inside(Instant from, WindowDraft window) {
        return ClockChange.inside(List.of(window), ZONES, from, from.plus(Duration.ofDays(14)));
    }

    private static WindowDraft window(Set<DayOfWeek> days, String from, String to) {
        return new WindowDraft(days, from, to);
    }
}
