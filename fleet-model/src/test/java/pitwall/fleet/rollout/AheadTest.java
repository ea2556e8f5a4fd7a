package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyRule;

class AheadTest {
    private static final SafetyRule UNMETERED =
            new SafetyRule(new RuleScope.Everywhere(), true, 30, true, List.of(), false, true);
    private static final WaveShape CANARY_FIRST = new WaveShape(new Canary.Count(3), List.of(100));

    @Test
    void carsOfAReleasedWaveThatWaitForSomethingElseThanAPlaceMayDownload() {
        Drive drive = started(SafetyRule.DEFAULT, true);

        assertThat(Ahead.of(drive.state())).containsExactly(new Ahead(Plans.car(1), false));
        assertThat(Ahead.of(drive.state(), Plans.car(1))).isPresent();
        assertThat(Ahead.of(drive.state(), Plans.car(0))).as("is asked already").isEmpty();
        assertThat(Ahead.of(drive.state(), Plans.car(3)))
                .as("of a wave that is not released")
                .isEmpty();
    }

    @Test
    void aCarOfAnOlderKindThatDoesNotSayHowItIsConnectedIsLeftInPeace() {
        Drive drive = started(SafetyRule.DEFAULT, true);

        drive.seen(facts(drive, 1, Motion.DRIVING, Plans.OLD, null));

        assertThat(Ahead.of(drive.state())).isEmpty();
    }

    @Test
    void whoHasTheReleaseNeedNotDownloadIt() {
        Drive drive = started(SafetyRule.DEFAULT, true);

        drive.seen(facts(drive, 1, Motion.DRIVING, Plans.NEW.software(), NetworkKind.WIFI));

        assertThat(Ahead.of(drive.state())).isEmpty();
    }

    @Test
    void aPlanThatAsksForACheapNetworkAsksForItAheadToo() {
        Drive drive = started(UNMETERED, true);

        assertThat(Ahead.of(drive.state())).containsExactly(new Ahead(Plans.car(1), true));
    }

    @Test
    void nobodyDownloadsAheadWithoutTheWishOrWhileItIsPaused() {
        assertThat(Ahead.of(started(SafetyRule.DEFAULT, false).state())).isEmpty();

        Drive paused = started(SafetyRule.DEFAULT, true);
        paused.act(new PersonAct.Halt("ada", "wait"));

        assertThat(Ahead.of(paused.state())).isEmpty();
    }

    @Test
    void downloadingAheadIsPartOfWhatIsApproved() {
        assertThat(plan(SafetyRule.DEFAULT, true).hash())
                .isNotEqualTo(plan(SafetyRule.DEFAULT, false).hash());
    }

    /// The second car of the canary drives.
    private static Drive started(SafetyRule conditions, boolean ahead) {
        Drive drive = new Drive(plan(conditions, ahead));
        for (int car = 0; car < 6; car++) {
            Motion motion = car == 1 ? Motion.DRIVING : Motion.PARKED;
            drive.seen(facts(drive, car, motion, Plans.OLD, NetworkKind.WIFI));
        }
        return drive.act(new PersonAct.Launch("ada"));
    }

    private static RolloutPlan plan(SafetyRule conditions, boolean ahead) {
        Phase phase = Plans.phase(Plans.targets(0, 6), CANARY_FIRST, 10);
        return new RolloutPlan(
                new RolloutId("R-1"),
                "A plan",
                Plans.NEW,
                UpdateKind.UPDATE,
                List.of(phase),
                conditions,
                LaunchTerms.AT_ONCE,
                ahead);
    }

    private static CarFacts facts(
            Drive drive, int number, Motion motion, Software software, @Nullable NetworkKind network) {
        CarId car = Plans.car(number);
        CarFacts plain = drive.facts(car, motion, 80, software);
        return new CarFacts(
                car,
                plain.region(),
                plain.model(),
                plain.connectivity(),
                motion,
                plain.safety(),
                80,
                false,
                false,
                plain.running(),
                plain.history(),
                null,
                null,
                plain.heard(),
                false,
                network);
    }
}
