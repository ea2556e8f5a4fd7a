package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.Opening;
import pitwall.fleet.safety.SafetyLimits;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateDemand;

/// Engines with one bug each, of the kind that people really make. The simulation must find every one of them.
public final class EngineBugs {
    private EngineBugs() {}

    /// By what they do wrong.
    public static Map<String, Supplier<RolloutEngine>> all() {
        Map<String, Supplier<RolloutRules>> bugs = new LinkedHashMap<>();
        addCommands(bugs);
        addProofs(bugs);
        GateBugs.add(bugs);
        addSafety(bugs);
        addTime(bugs);
        Map<String, Supplier<RolloutEngine>> engines = new LinkedHashMap<>();
        bugs.forEach((name, rules) -> engines.put(name, () -> new RolloutEngine(rules.get())));
        return engines;
    }

    /// Gives away the place of a car that was given up while nobody heard it. Not in the bank: what has to come
    /// together is too rare for its seeds, so it has a run of its own.
    public static RolloutEngine forgettingWhoIsUnheard() {
        return new RolloutEngine(new RolloutRules() {
            @Override
            @Nullable
            Instant mayChangeUntil(CarProgress car, @Nullable CarFacts facts, Timing timing) {
                return null;
            }
        });
    }

    private static void addCommands(Map<String, Supplier<RolloutRules>> bugs) {
        bugs.put("a new id for every process", () -> new RolloutRules() {
            private final int process = System.identityHashCode(this);

            @Override
            CommandId command(RolloutId rollout, CarId car, int attempt) {
                return CommandId.of(rollout, car, attempt + process);
            }
        });
        bugs.put("the same id for every attempt", () -> new RolloutRules() {
            @Override
            CommandId command(RolloutId rollout, CarId car, int attempt) {
                return CommandId.of(rollout, car, 1);
            }
        });
        bugs.put("one car too many at a time", () -> new RolloutRules() {
            @Override
            int room(int parallel, int inFlight) {
                return parallel - inFlight + 1;
            }
        });
        bugs.put("offers while paused", () -> new RolloutRules() {
            @Override
            boolean mayOffer(RolloutStatus status) {
                return super.mayOffer(status) || status == RolloutStatus.PAUSED;
            }
        });
        bugs.put("a pause leaves offers standing", () -> new RolloutRules() {
            @Override
            boolean isWithdrawn(CarProgress car) {
                return false;
            }
        });
        bugs.put("reports of old intents count", () -> new RolloutRules() {
            @Override
            boolean isAboutLast(CommandId reported, CommandId last) {
                return true;
            }
        });
    }

    private static void addProofs(Map<String, Supplier<RolloutRules>> bugs) {
        bugs.put("the version alone proves", () -> new RolloutRules() {
            @Override
            boolean provesRelease(CarFacts facts, Software release) {
                return facts.running() != null && facts.running().software().counter() >= 40;
            }
        });
        bugs.put("a claim is a success", () -> new RolloutRules() {
            @Override
            boolean isProofNeeded() {
                return false;
            }
        });
        bugs.put("old news prove the way back", () -> new RolloutRules() {
            @Override
            boolean provesWayBack(CarFacts facts, CarProgress car) {
                return true;
            }
        });
        bugs.put("goes back to what it never proved to have run", () -> new RolloutRules() {
            @Override
            Optional<Software> wayBack(CarFacts facts) {
                return Optional.ofNullable(facts.running()).map(running -> running.software());
            }
        });
        bugs.put("goes back to the oldest build it knows", () -> new RolloutRules() {
            @Override
            Optional<Software> wayBack(CarFacts facts) {
                return facts.history().isEmpty()
                        ? Optional.empty()
                        : Optional.of(facts.history().getLast());
            }
        });
        bugs.put("a car in other hands failed", () -> new RolloutRules() {
            @Override
            boolean isTakenOver(CarFacts facts, CarProgress car, Software release) {
                return false;
            }
        });
        bugs.put("whoever others gave up unheard is as it was", () -> new RolloutRules() {
            @Override
            boolean isLetGo(CarFacts facts) {
                return facts.heldBy() == null && !facts.updating();
            }
        });
        bugs.put("who went back by himself is in other hands", () -> new RolloutRules() {
            @Override
            boolean isTakenOver(CarFacts facts, CarProgress car, Software release) {
                return super.isTakenOver(facts, car, release) || !facts.proves(release);
            }
        });
        bugs.put("one bad report is a failure", () -> new RolloutRules() {
            @Override
            Duration patience() {
                return Duration.ZERO;
            }
        });
        bugs.put("nobody looks a second time", () -> new RolloutRules() {
            @Override
            boolean isUnwell(CarFacts facts, Software release) {
                return false;
            }
        });
        bugs.put("gives up whoever should go back", () -> new RolloutRules() {
            @Override
            boolean canGoBack(CarFacts facts, Software before) {
                return false;
            }
        });
        bugs.put("brings no failed car back", () -> new RolloutRules() {
            @Override
            boolean isBackAlready(CarFacts facts, CarProgress car) {
                return true;
            }
        });
        bugs.put("takes any car for the release", () -> new RolloutRules() {
            @Override
            Optional<ReasonCode> misfit(CarFacts facts, UpdateDemand demand) {
                return Optional.empty();
            }
        });
    }

    private static void addSafety(Map<String, Supplier<RolloutRules>> bugs) {
        bugs.put("asks cars that drive", () -> new RolloutRules() {
            @Override
            boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
                SafetyLimits moving = new SafetyLimits(
                        false,
                        limits.minimumBatteryPercent(),
                        limits.notAutonomous(),
                        limits.calendar(),
                        limits.charging(),
                        limits.unmetered());
                return UpdateCheck.standing(facts, demand, moving).isEmpty();
            }
        });
        bugs.put("asks cars with an empty battery", () -> new RolloutRules() {
            @Override
            boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
                SafetyLimits empty = new SafetyLimits(
                        limits.stationary(),
                        0,
                        limits.notAutonomous(),
                        limits.calendar(),
                        limits.charging(),
                        limits.unmetered());
                return UpdateCheck.standing(facts, demand, empty).isEmpty();
            }
        });
        bugs.put("asks cars that are at no charger", () -> new RolloutRules() {
            @Override
            boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
                return UpdateCheck.standing(facts, demand, limits).stream()
                        .allMatch(verdict -> verdict.reason().equals(ReasonCode.NOT_CHARGING));
            }
        });
        bugs.put("asks cars where bytes cost money", () -> new RolloutRules() {
            @Override
            boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
                return UpdateCheck.standing(facts, demand, limits).stream()
                        .allMatch(verdict -> verdict.reason().equals(ReasonCode.METERED_NETWORK));
            }
        });
        bugs.put("asks cars that nobody hears", () -> new RolloutRules() {
            @Override
            boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
                return UpdateCheck.standing(facts, demand, limits).stream()
                        .allMatch(verdict -> verdict.reason().equals(ReasonCode.NETWORK_UNREACHABLE));
            }
        });
        bugs.put("asks cars that are in other hands", () -> new RolloutRules() {
            @Override
            boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
                return super.standsReady(facts.heldBy(null), demand, limits);
            }
        });
        bugs.put("windows are always open", () -> new RolloutRules() {
            @Override
            boolean isOpen(Opening opening) {
                return true;
            }
        });
        bugs.put("goes on with cars in safe mode", () -> new RolloutRules() {
            @Override
            boolean areSafe(int unsafe) {
                return true;
            }
        });
    }

    private static void addTime(Map<String, Supplier<RolloutRules>> bugs) {
        bugs.put("no soak", () -> new RolloutRules() {
            @Override
            Instant soakUntil(Timing timing, boolean anotherPhaseFollows, Instant now) {
                return now;
            }
        });
        bugs.put("no wait between phases", () -> new RolloutRules() {
            @Override
            Instant soakUntil(Timing timing, boolean anotherPhaseFollows, Instant now) {
                return super.soakUntil(timing, false, now);
            }
        });
        bugs.put("deadlines never come", () -> new RolloutRules() {
            @Override
            boolean isReached(Instant now, Instant time) {
                return false;
            }
        });
        bugs.put("a lapsed car is asked again at once", () -> new RolloutRules() {
            @Override
            boolean hasNotBegun(CarProgress car, CarFacts facts, Duration validity) {
                return !facts.updating();
            }

            @Override
            Duration backoff(int attempt) {
                return Duration.ZERO;
            }
        });
        bugs.put("a car that applies is given up too early", () -> new RolloutRules() {
            @Override
            Duration applyTime(Duration timeout) {
                return timeout.dividedBy(3).minus(timeout);
            }
        });
    }
}
