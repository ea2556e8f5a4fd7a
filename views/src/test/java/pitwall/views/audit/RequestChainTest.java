package pitwall.views.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Outcome;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;

class RequestChainTest {
    private final ScriptedTrail trail = new ScriptedTrail();
    private final ScriptedSteps steps = new ScriptedSteps();
    private final RequestChain chain = new RequestChain(trail, steps, Runnable::run, Runnable::run);

    @Test
    void whatCarsDidFollowsUntilSomebodyActsAgain() {
        trail.write(4);
        Instant at = trail.row(2).at();
        steps.decisions.add(changed(1, at.minusSeconds(60), "car-0", CarStage.OFFERED));
        steps.decisions.add(new Decision.Acted(2, at, "mira", "start", "", new Outcome.Taken()));
        steps.decisions.add(changed(3, at.plusSeconds(5), "car-1", CarStage.OFFERED));
        steps.decisions.add(changed(4, at.plusSeconds(9), "car-1", CarStage.SUCCEEDED));
        steps.decisions.add(new Decision.Acted(5, at.plusSeconds(30), "omar", "pause", "", new Outcome.Taken()));
        steps.decisions.add(changed(6, at.plusSeconds(31), "car-2", CarStage.OFFERED));

        chain.follow(about("rollout", "R-118", "LAUNCH_ROLLOUT", "ACCEPTED"));

        assertThat(chain.stepsProperty().get().shown())
                .extracting(Decision.CarChanged::number)
                .containsExactly(3L, 4L);
        assertThat(chain.recordsProperty().get()).extracting(AuditRecord::n).contains(2L);
    }

    @Test
    void ofManyStepsTheFirstAreShownAndTheRestIsCounted() {
        trail.write(4);
        Instant at = trail.row(2).at();
        for (int step = 1; step <= 1_200; step++) {
            steps.decisions.add(changed(step, at.plus(Duration.ofMillis(step)), "car-" + step, CarStage.OFFERED));
        }

        chain.follow(about("rollout", "R-118", "LAUNCH_ROLLOUT", "ACCEPTED"));

        assertThat(chain.stepsProperty().get().shown()).hasSize(RequestChain.MOST_STEPS);
        assertThat(chain.stepsProperty().get().more()).isEqualTo(1_150);
        assertThat(chain.stepsProperty().get().atLeast()).isFalse();
    }

    @Test
    void whereNobodyLooksFurtherTheRestIsAtLeastSoMuch() {
        trail.write(4);
        Instant at = trail.row(2).at();
        for (int step = 1; step <= 5_001; step++) {
            steps.decisions.add(changed(step, at.plus(Duration.ofMillis(step)), "car-" + step, CarStage.OFFERED));
        }

        chain.follow(about("rollout", "R-118", "LAUNCH_ROLLOUT", "ACCEPTED"));

        assertThat(chain.stepsProperty().get().more()).isEqualTo(4_950);
        assertThat(chain.stepsProperty().get().atLeast()).isTrue();
    }

    @Test
    void whereNobodyAnswersFurtherTheRestIsAtLeastSoMuchToo() {
        trail.write(4);
        Instant at = trail.row(2).at();
        for (int step = 1; step <= 1_200; step++) {
            steps.decisions.add(changed(step, at.plus(Duration.ofMillis(step)), "car-" + step, CarStage.OFFERED));
        }
        steps.answered = 500;

        chain.follow(about("rollout", "R-118", "LAUNCH_ROLLOUT", "ACCEPTED"));
        assertThat(chain.stepsProperty().get().more()).isEqualTo(450);
        assertThat(chain.stepsProperty().get().atLeast()).isTrue();

        steps.answered = 0;
        chain.follow(about("rollout", "R-118", "LAUNCH_ROLLOUT", "ACCEPTED"));
        assertThat(chain.stepsProperty().get()).isEqualTo(new RequestChain.Steps(List.of(), 0, true));
        chain.follow(about("car", "car-1", "UPDATE_CAR", "ACCEPTED"));
        assertThat(chain.stepsProperty().get()).isEqualTo(new RequestChain.Steps(List.of(), 0, true));
    }

    @Test
    void whatWasRefusedOrConcernsNoCarHasNoSteps() {
        trail.write(4);
        steps.decisions.add(changed(1, trail.row(2).at(), "car-1", CarStage.OFFERED));

        chain.follow(about("rollout", "R-118", "PAUSE_ROLLOUT", "REFUSED"));
        assertThat(chain.stepsProperty().get()).isEqualTo(RequestChain.Steps.NONE);

        chain.follow(about("user", "mira", "PATCH_USER", "ACCEPTED"));
        assertThat(chain.stepsProperty().get()).isEqualTo(RequestChain.Steps.NONE);

        chain.follow(null);
        assertThat(chain.recordsProperty().get()).isEqualTo(List.of());
    }

    private static Decision changed(long number, Instant at, String car, CarStage to) {
        return new Decision.CarChanged(
                number, at, CarId.parse(car).orElseThrow(), Direction.FORWARD, 1, CarStage.WAITING, to, null);
    }

    /// The second entry of the trail, as if it were about something else.
    private AuditDetail about(String object, String id, String action, String result) {
        AuditRecord row = trail.row(2);
        AuditRecord other = new AuditRecord(
                row.n(),
                row.at(),
                row.actor(),
                row.role(),
                row.origin(),
                row.address(),
                action,
                object,
                id,
                row.subject(),
                row.cars(),
                result,
                row.code(),
                row.count(),
                row.reason(),
                row.ticket(),
                row.approver(),
                row.correlation(),
                row.hash());
        return new AuditDetail(other, "", Map.of(), null);
    }
}
