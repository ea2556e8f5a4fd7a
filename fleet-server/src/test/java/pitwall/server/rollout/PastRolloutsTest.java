package pitwall.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.server.storage.Database;
import pitwall.server.storage.RolloutCardRows;

class PastRolloutsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final Release RELEASE = new Release(
            "5.0.0",
            new Artifact("a".repeat(64), 10),
            500,
            ReleaseTrust.TRUSTED,
            Set.of(),
            Set.of(),
            Set.of(),
            0,
            "",
            Set.of("key"),
            NOW);

    @TempDir
    Path folder;

    private final RolloutEngine engine = new RolloutEngine();
    private final PastRollouts past = new PastRollouts(engine, () -> SafetyPolicy.DEFAULT, 1_000);

    @Test
    void howeverManyAreOverOnlySoManyCarsAreAtHand() {
        for (int number = 1; number <= 10_000; number++) {
            past.ended(rollout(number, 90));
        }

        assertThat(past.weight()).isLessThanOrEqualTo(1_000);
        assertThat(past.atHand(new RolloutId("R-10000"))).isPresent();
        assertThat(past.atHand(new RolloutId("R-9991"))).isPresent();
        assertThat(past.atHand(new RolloutId("R-9990"))).isEmpty();
    }

    @Test
    void whatWasLookedAtLastStays() {
        past.ended(rollout(1, 490));
        past.ended(rollout(2, 490));
        assertThat(past.atHand(new RolloutId("R-1"))).isPresent();

        past.ended(rollout(3, 490));

        assertThat(past.atHand(new RolloutId("R-1"))).isPresent();
        assertThat(past.atHand(new RolloutId("R-2"))).isEmpty();
        past.ended(rollout(4, 5_000));
        assertThat(past.atHand(new RolloutId("R-4"))).isPresent();
        assertThat(past.atHand(new RolloutId("R-1"))).isEmpty();
    }

    @Test
    void whatAReaderFoundBeforeAnotherOneEndedIsNotKept() {
        long before = past.changes();
        past.ended(rollout(1, 3));

        past.seen(rollout(2, 3), before);
        assertThat(past.atHand(new RolloutId("R-2"))).isEmpty();

        past.seen(rollout(2, 3), past.changes());
        assertThat(past.atHand(new RolloutId("R-2"))).isPresent();
    }

    @Test
    void whatExpiredBeforeItsCarsWereWrittenDownIsCaughtUpWith() {
        CarId car = new CarId("car-1");
        try (Database database = Database.open(folder.resolve("fleet.db").toString())) {
            database.write(sql -> {
                Rollout expired = expired(rollout(1, 3));
                RolloutLedger.add(sql, expired);
                new RolloutCardRows(sql).save(RolloutCard.of(expired).row(), "{}");
                assertThat(new RolloutCardRows(sql).expired(car)).isEmpty();

                past.catchUp(sql);

                assertThat(new RolloutCardRows(sql).expired(car))
                        .extracting(RolloutCardRows.Card::id)
                        .containsExactly(expired.id());
                assertThat(new RolloutCardRows(sql).expiredWithoutCars()).isEmpty();
            });
        }
    }

    private Rollout expired(Rollout draft) {
        RolloutPlan plan = draft.state().plan().with(new LaunchTerms(null, true, null));
        RolloutState asked = engine.step(
                        engine.draft(plan, SafetyPolicy.DEFAULT, NOW),
                        new RolloutEvent.Act(new PersonAct.Launch("ada")),
                        NOW)
                .state();
        RolloutState over = engine.step(asked, new RolloutEvent.Tick(), NOW.plus(Duration.ofMinutes(31)))
                .state();
        assertThat(over.status()).isEqualTo(RolloutStatus.EXPIRED);
        return draft.with(over, 2);
    }

    private Rollout rollout(long number, int cars) {
        RolloutId id = new RolloutId("R-" + number);
        List<Target> targets = IntStream.range(0, cars)
                .mapToObj(car -> new Target(new CarId("car-" + car), "munich", "i4", List.of()))
                .toList();
        Phase phase = new Phase("all", targets, WaveShape.WHOLE, 1, GateRules.DEFAULT, Timing.DEFAULT);
        RolloutPlan plan = new RolloutPlan(
                id,
                "everywhere",
                RELEASE,
                UpdateKind.UPDATE,
                List.of(phase),
                SingleUpdates.NOTHING_MORE,
                new LaunchTerms(null, false, null));
        return new Rollout(
                engine.draft(plan, SafetyPolicy.DEFAULT, NOW), new Rollout.Origin(number, false, "ada", NOW), 1);
    }
}
