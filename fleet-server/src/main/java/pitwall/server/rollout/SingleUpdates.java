package pitwall.server.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateVerdict;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.registry.Draft;
import pitwall.server.release.ListedRelease;
import pitwall.server.release.Releases;

/// The update of one car: a rollout of one, with no gate but the car itself. Belongs inside the writer.
public final class SingleUpdates {
    /// Asks for nothing beyond the safety policy.
    static final SafetyRule NOTHING_MORE = new SafetyRule(new RuleScope.Everywhere(), false, 0, false, List.of());

    /// The failure of the only car breaches nothing: it is the outcome.
    private static final GateRules NO_GATES = new GateRules(0, 1, 1, false, false, OnBreach.ABORT);

    private final RolloutEngine engine;
    private final Reconciler reconciler;
    private final Releases releases;
    private final Builds builds;
    private final SafetyPolicies policies;

    SingleUpdates(
            RolloutEngine engine, Reconciler reconciler, Releases releases, Builds builds, SafetyPolicies policies) {
        this.engine = engine;
        this.reconciler = reconciler;
        this.releases = releases;
        this.builds = builds;
        this.policies = policies;
    }

    /// What somebody wants of one car.
    ///
    /// @param forceReason absent unless the server's gates are lifted
    /// @param timeout to begin and then to prove it
    /// @param giveUpAfter for coming into a state in which it can begin
    public record Wish(
            CarId car,
            UpdateKind kind,
            String version,
            @Nullable String forceReason,
            Duration timeout,
            Duration giveUpAfter,
            Conditions conditions) {}

    /// What is asked for on top of the safety policy.
    ///
    /// @param charging the car must be at a charger
    /// @param unmetered the car must be on a network on which bytes cost nothing
    /// @param downloadAhead the car may download the release while it cannot begin yet
    public record Conditions(boolean charging, boolean unmetered, boolean downloadAhead) {
        SafetyRule rule() {
            return new SafetyRule(new RuleScope.Everywhere(), false, 0, false, List.of(), charging, unmetered);
        }
    }

    /// Begins what is wished for, or says why not.
    ///
    /// @param visible whether the person may see a car; others do not exist for them
    public UpdateAnswer request(Draft draft, Wish wish, Predicate<Car> visible, String by) {
        Optional<Car> car = draft.car(wish.car()).filter(visible);
        if (car.isEmpty()) {
            return new UpdateAnswer.NoSuchCar();
        }
        Optional<Release> release = releases.choosable(wish.version());
        if (release.isEmpty()) {
            return notChoosable(wish.version());
        }
        Target target = builds.target(draft.sql(), car.get());
        if (wish.kind() == UpdateKind.ROLLBACK && !target.hasRun(release.get().software())) {
            return new UpdateAnswer.NotChoosable(
                    ReasonCode.NO_ROLLBACK_TARGET,
                    "Car " + wish.car() + " never proved to run " + wish.version() + ", so it cannot go back to it.");
        }
        return begin(draft, car.get(), plan(draft, wish, release.get(), target), by);
    }

    private UpdateAnswer notChoosable(String version) {
        return releases.find(version)
                .map(SingleUpdates::refusal)
                .orElseGet(() -> new UpdateAnswer.NotChoosable(
                        ReasonCode.SIGNATURE_INVALID, "There is no release " + version + "."));
    }

    private static UpdateAnswer refusal(ListedRelease listed) {
        ReasonCode reason = listed.reason();
        return new UpdateAnswer.NotChoosable(reason == null ? ReasonCode.SIGNATURE_INVALID : reason, listed.why());
    }

    private UpdateAnswer begin(Draft draft, Car car, RolloutPlan plan, String by) {
        for (RolloutId active : reconciler.pages(draft).activeOf(car.id())) {
            Rollout other = reconciler.rollout(draft, active);
            boolean inFlight = other.state()
                    .progress(car.id())
                    .filter(progress -> progress.stage().isInFlight())
                    .isPresent();
            if (isWished(other) || inFlight) {
                return new UpdateAnswer.Busy(active);
            }
        }
        CarFacts facts = reconciler.facts(draft, car, plan.id());
        List<UpdateVerdict> never = new UpdateCheck(policies.inForce(draft))
                .verdicts(facts, plan.demand(), List.of(), draft.now()).stream()
                        .filter(verdict -> verdict.weight() == UpdateVerdict.Weight.NEVER)
                        .toList();
        if (!never.isEmpty()) {
            return new UpdateAnswer.Never(never);
        }
        Rollout rollout = new Rollout(
                engine.draft(plan, policies.inForce(draft), draft.now()),
                new Rollout.Origin(reconciler.pages(draft).nextNumber(), true, by, draft.now()),
                1);
        reconciler.add(draft, rollout);
        reconciler.act(draft, plan.id(), new PersonAct.Launch(by));
        return new UpdateAnswer.Accepted(reconciler.rollout(draft, plan.id()));
    }

    /// Whether somebody still waits for the update of a single car. What was refused or taken back is a draft, which
    /// nobody can start any more.
    private static boolean isWished(Rollout other) {
        return other.origin().single() && other.state().status() != RolloutStatus.DRAFT;
    }

    private RolloutPlan plan(Draft draft, Wish wish, Release release, Target target) {
        RolloutId id = new RolloutId("U-" + reconciler.pages(draft).nextNumber());
        Timing timing = new Timing(
                Duration.ZERO,
                Timing.DEFAULT.waitAfter(),
                wish.giveUpAfter(),
                wish.timeout(),
                Timing.DEFAULT.rollbackTimeout());
        Phase phase = new Phase(wish.car().value(), List.of(target), WaveShape.WHOLE, 1, NO_GATES, timing);
        boolean forced = wish.forceReason() != null;
        return new RolloutPlan(
                id,
                wish.car() + " to " + wish.version(),
                release,
                wish.kind(),
                List.of(phase),
                wish.conditions().rule(),
                new LaunchTerms(null, forced, wish.forceReason()),
                wish.conditions().downloadAhead());
    }
}
