package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutDrift.PhaseDrift;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

class DriftTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final ScriptedRollouts server = ScriptedRollouts.ofDesign(SampleRollouts.running());
    private final DriftWatch watch = new DriftWatch("R-118", server, Runnable::run);

    private Drift look(RolloutView view, Instant now) {
        watch.tick(view.rollout(), now);
        return watch.driftProperty().get();
    }

    private static PhaseDrift phase(String name, List<CarId> joined, List<CarId> left) {
        return new PhaseDrift(name, "region:" + name, joined.size(), joined, left.size(), left);
    }

    @Test
    void allPhasesTogetherAreSaidInOnePhrase() {
        server.drift = List.of(
                phase("munich", ScriptedRollouts.ids(1, 2), List.of()),
                phase("berlin", ScriptedRollouts.ids(9, 1), ScriptedRollouts.ids(20, 1)));

        Drift drift = look(SampleRollouts.running(), SampleRollouts.NOW);

        assertThat(drift.words(strings))
                .isEqualTo("3 cars came to what its phases mean after it was planned, and are not in it."
                        + " 1 car that waits in it is not meant any more; it will still be asked.");
        assertThat(drift.missed()).isEqualTo(new NamedCars("id:WBA-00001,WBA-00002,WBA-00009", 3));
        assertThat(drift.allLeft().query()).isEqualTo("id:WBA-00020");
    }

    @Test
    void whichCarsLeftDoesNotMatterOnceNoCarIsAskedAnyMore() {
        server.drift = List.of(phase("munich", List.of(), ScriptedRollouts.ids(20, 4)));

        assertThat(look(SampleRollouts.completed(), SampleRollouts.NOW).words(strings))
                .isEmpty();
    }

    @Test
    void aPhaseThatFollowsItsQueryTakesThemWhenItBegins() {
        List<CarId> came = ScriptedRollouts.ids(1, 2);
        server.drift =
                List.of(new PhaseDrift("berlin", "region:berlin", 2, came, 1, ScriptedRollouts.ids(9, 1), 60, false));

        Drift drift = look(SampleRollouts.running(), SampleRollouts.NOW);

        assertThat(drift.words(strings))
                .isEqualTo(
                        "For phases that have not begun 2 cars came and 1 left; they begin with those that are meant then.");
        assertThat(drift.missed()).as("nothing is missed").isEqualTo(NamedCars.NONE);
        assertThat(drift.allJoined().cars()).isEqualTo(2);
    }

    @Test
    void itIsAskedOnceAMinuteAndAMissingAnswerChangesNothing() {
        server.drift = List.of(phase("munich", ScriptedRollouts.ids(1, 2), List.of()));
        look(SampleRollouts.running(), SampleRollouts.NOW);
        server.answers = false;

        look(SampleRollouts.running(), SampleRollouts.NOW.plusSeconds(59));
        assertThat(server.asked).containsExactly("drift");

        Drift later = look(SampleRollouts.running(), SampleRollouts.NOW.plusSeconds(60));
        assertThat(server.asked).containsExactly("drift", "drift");
        assertThat(later.joined()).isEqualTo(2);
    }

    @Test
    void ofMoreCarsThanAQueryHoldsTheFirstAreNamed() {
        NamedCars named = NamedCars.of(ScriptedRollouts.ids(1, 500));

        assertThat(named.cars()).isBetween(150, 499);
        assertThat(named.query()).startsWith("id:WBA-00001,").hasSizeLessThan(2_000);
        assertThat(named.query().split(",")).hasSize(named.cars());
    }
}
