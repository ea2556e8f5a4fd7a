package pitwall.views.wizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.views.testing.SampleRollouts;

class LastSimilarTest {
    private static final List<String> SAME_WAY = List.of("Canary", "Munich", "Berlin");

    @Test
    void whatWentTheSameWayIsLikeIt() {
        Optional<LastSimilar> last =
                LastSimilar.of(SAME_WAY, 10, List.of(SampleRollouts.completedWithFailures(), SampleRollouts.running()));

        assertThat(last).hasValueSatisfying(like -> {
            assertThat(like.sameWay()).isTrue();
            assertThat(like.took()).isEqualTo(Duration.ofMinutes(160));
            assertThat(like.failed()).isEqualTo(63);
        });
    }

    @Test
    void elseWhatHadAboutAsManyCars() {
        List<RolloutView> known = List.of(SampleRollouts.completedWithFailures());
        int size = known.getFirst().rollout().size();

        assertThat(LastSimilar.of(List.of("Everybody"), size / 2 + 1, known))
                .hasValueSatisfying(like -> assertThat(like.sameWay()).isFalse());
        assertThat(LastSimilar.of(List.of("Everybody"), size / 2 - 1, known)).isEmpty();
        assertThat(LastSimilar.of(List.of("Everybody"), 0, known)).isEmpty();
    }

    @Test
    void whatDidNotRunToItsEndSaysNothingAboutTheTime() {
        RolloutView aborted = SampleRollouts.view(
                "R-9", RolloutStatus.ABORTED, new WaitingFor.Nothing(), null, Map.of(CarStage.SUCCEEDED, 2_900));

        assertThat(LastSimilar.of(SAME_WAY, 100, List.of(aborted, SampleRollouts.pausedByGate())))
                .isEmpty();
    }
}
