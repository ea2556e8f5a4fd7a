package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.views.cars.SampleFleet;

/// Why nothing can be done to cars now, in words.
class CarActionsWhyNotTest extends CarActionsStory {
    @Test
    void aConsoleThatIsOnlyLookedAtChangesNothing() {
        fleet.onlyWatch(true);
        assertThat(actions.whyNotDelete().get()).contains("Wall mode only shows; F11 leaves it");

        fleet.onlyWatch(false);
        assertThat(actions.whyNotDelete().get()).isEmpty();
    }

    @Test
    void withoutAConnectionEveryActionSaysWhyNot() {
        accept(
                new Freshness.Offline(SampleFleet.NOW, 1, null, Freshness.Trouble.UNREACHABLE),
                Set.of(Capability.values()));

        assertThat(actions.whyNotEdit().get()).contains("Needs a live connection");
        assertThat(actions.whyNotCreate().get()).isPresent();
        assertThat(actions.whyNotDelete().get()).isPresent();
    }

    @Test
    void thePastIsOnlyLookedAt() {
        accept(new Freshness.Replay(SampleFleet.NOW), Set.of(Capability.values()));

        assertThat(List.of(actions.whyNotEdit(), actions.whyNotCreate(), actions.whyNotDelete()))
                .allSatisfy(reason ->
                        assertThat(reason.get()).contains("You are looking at the past; return to live first"));
    }

    @Test
    void aMissingRightIsNamed() {
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.FLEET_READ, Capability.CARS_EDIT));

        assertThat(actions.whyNotEdit().get()).isEmpty();
        assertThat(actions.whyNotDelete().get())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Delete cars"));
    }
}
