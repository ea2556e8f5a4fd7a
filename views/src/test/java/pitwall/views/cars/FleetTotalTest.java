package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Scope;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

class FleetTotalTest {
    private final FleetTotal total =
            new FleetTotal(Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));

    @Test
    void aLiveFleetIsANumber() {
        assertThat(total.of(frame(new Freshness.Live(Duration.ZERO), Scope.ALL), SampleFleet.NOW))
                .isEqualTo("200");
    }

    @Test
    void withoutAConnectionTheCarsCarryTheirTime() {
        FleetFrame frame =
                frame(new Freshness.Offline(SampleFleet.NOW, 2, null, Freshness.Trouble.UNREACHABLE), Scope.ALL);

        assertThat(total.of(frame, SampleFleet.NOW.plus(Duration.ofMinutes(47))))
                .isEqualTo("200 cached · cars 14:02:11");
        assertThat(total.of(frame, SampleFleet.NOW.plus(Duration.ofDays(2))))
                .isEqualTo("200 cached · cars 2026-11-21 14:02:11");
    }

    @Test
    void whoSeesAPartOfTheFleetIsToldWhichOne() {
        Scope scope = new Scope(Set.of("munich", "berlin"), Set.of("i4"));

        assertThat(total.of(frame(new Freshness.Live(Duration.ZERO), scope), SampleFleet.NOW))
                .isEqualTo("200 in your scope: berlin, munich, i4");
    }

    @Test
    void whoSeesAPartOfTheFleetIsToldHowMuchIsHidden() {
        Scope scope = new Scope(Set.of("munich"), Set.of());

        assertThat(total.of(frame(new Freshness.Live(Duration.ZERO), scope, 12), SampleFleet.NOW))
                .isEqualTo("200 in your scope: munich · 12 cars outside your scope");
        assertThat(total.of(frame(new Freshness.Live(Duration.ZERO), scope, 1), SampleFleet.NOW))
                .isEqualTo("200 in your scope: munich · 1 car outside your scope");
        assertThat(total.of(frame(new Freshness.Live(Duration.ZERO), scope, 0), SampleFleet.NOW))
                .isEqualTo("200 in your scope: munich");
    }

    private static FleetFrame frame(Freshness freshness, Scope scope) {
        return frame(freshness, scope, null);
    }

    private static FleetFrame frame(Freshness freshness, Scope scope, @Nullable Integer outside) {
        FleetFrame frame = SampleFleet.frame(new SampleFleet(3).cars(200), freshness, FleetChanges.NONE);
        SessionInfo session = Objects.requireNonNull(frame.session());
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                new SessionInfo(
                        session.server(),
                        session.environment(),
                        session.simulated(),
                        session.user(),
                        session.role(),
                        session.capabilities(),
                        scope,
                        session.freshness(),
                        outside),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }
}
