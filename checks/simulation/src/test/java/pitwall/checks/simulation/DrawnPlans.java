package pitwall.checks.simulation;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateWindow;

/// Draws plans and policies of all shapes.
final class DrawnPlans {
    static final Map<String, ZoneId> ZONES =
            Map.of("munich", ZoneId.of("Europe/Berlin"), "denver", ZoneId.of("+02:10"));

    private final RandomGenerator random;
    private final Extras extras;

    DrawnPlans(RandomGenerator random, Extras extras) {
        this.random = random;
        this.extras = extras;
    }

    RolloutPlan plan(int cars) {
        boolean back = random.nextInt(8) == 0;
        List<Target> targets = new ArrayList<>();
        for (int number = 0; number < cars; number++) {
            targets.add(target(number, back));
        }
        return plan(new RolloutId("R-7"), back ? UpdateKind.ROLLBACK : UpdateKind.UPDATE, release(back), targets);
    }

    /// What somebody else wants of some of the same cars.
    RolloutPlan rival(RolloutPlan first) {
        List<Target> all = first.phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .toList();
        List<Target> targets = all.subList(0, 1 + random.nextInt(all.size()));
        boolean back = random.nextInt(4) == 0;
        Release release = SingleUpdateDesk.release(back ? Stock.OLD : Stock.OTHER);
        return plan(new RolloutId("R-8"), back ? UpdateKind.ROLLBACK : UpdateKind.UPDATE, release, targets);
    }

    private RolloutPlan plan(RolloutId id, UpdateKind kind, Release release, List<Target> targets) {
        int phases = 1 + random.nextInt(3);
        List<Phase> list = new ArrayList<>();
        int from = 0;
        for (int number = 1; number <= phases; number++) {
            int to = number == phases ? targets.size() : from + random.nextInt(targets.size() - from + 1);
            list.add(new Phase(
                    "phase " + number, targets.subList(from, to), shape(), 1 + random.nextInt(6), gates(), timing()));
            from = to;
        }
        return new RolloutPlan(id, "simulated", release, kind, list, conditions(), terms(), extras.downloadAhead());
    }

    private Release release(boolean back) {
        Set<String> models = random.nextInt(5) == 0 ? Set.of("i4") : Set.of();
        Set<String> from = random.nextInt(8) == 0 ? Set.of(Stock.OLD.version()) : Set.of();
        Stock stock = back ? Stock.BACK : Stock.NEW;
        return new Release(
                stock.version(),
                stock.artifact(),
                stock.counter(),
                ReleaseTrust.TRUSTED,
                models,
                random.nextInt(8) == 0 ? Set.of("H0") : Set.of(),
                from,
                random.nextInt(3) * 20,
                "",
                Set.of(),
                World.START);
    }

    private Target target(int number, boolean back) {
        List<Software> history = new ArrayList<>();
        if (random.nextInt(10) > 0) {
            history.add(Stock.OLD.software());
        }
        if (back && random.nextInt(6) > 0) {
            history.add(Stock.BACK.software());
        }
        String region = random.nextInt(3) == 0 ? "denver" : "munich";
        return new Target(car(number), region, random.nextInt(6) == 0 ? "iX" : "i4", history);
    }

    private WaveShape shape() {
        Canary canary = switch (random.nextInt(3)) {
            case 0 -> new Canary.None();
            case 1 -> new Canary.Count(1 + random.nextInt(3));
            default -> new Canary.Percent(1 + random.nextInt(50));
        };
        List<Integer> percents = switch (random.nextInt(3)) {
            case 0 -> List.of(100);
            case 1 -> List.of(10, 30, 60);
            default -> List.of(50, 50);
        };
        return new WaveShape(canary, percents);
    }

    private GateRules gates() {
        return new GateRules(
                List.of(0.0, 0.5, 0.8, 1.0).get(random.nextInt(4)),
                List.of(0.0, 0.05, 0.2, 0.5, 1.0).get(random.nextInt(5)),
                List.of(1, 3, 20).get(random.nextInt(3)),
                random.nextBoolean(),
                random.nextBoolean(),
                OnBreach.values()[random.nextInt(3)]);
    }

    private Timing timing() {
        return new Timing(
                Duration.ofSeconds(random.nextInt(4) * 25L),
                Duration.ofMinutes(1 + random.nextInt(2)),
                Duration.ofMinutes(6 + random.nextInt(24)),
                Duration.ofSeconds(50 + random.nextInt(120)),
                Duration.ofSeconds(40 + random.nextInt(60)));
    }

    private LaunchTerms terms() {
        return new LaunchTerms(
                random.nextInt(4) == 0 ? World.START.plusSeconds(random.nextInt(600)) : null,
                random.nextInt(3) == 0,
                random.nextInt(8) == 0 ? "recall" : null);
    }

    private SafetyRule conditions() {
        int battery = random.nextInt(5) * 10;
        List<UpdateWindow> windows = windows();
        return new SafetyRule(
                new RuleScope.Everywhere(), true, battery, true, windows, extras.charging(), extras.unmetered());
    }

    /// None, or one in every twenty minutes of an afternoon.
    private List<UpdateWindow> windows() {
        List<UpdateWindow> windows = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            LocalTime start = LocalTime.of(14, 0).plusMinutes(random.nextInt(20));
            int minutes = 4 + random.nextInt(14);
            for (int number = 0; number < 24; number++) {
                LocalTime opens = start.plusMinutes(20L * number);
                windows.add(UpdateWindow.daily(opens, opens.plusMinutes(minutes)));
            }
        }
        return windows;
    }

    static CarId car(int number) {
        return new CarId("car-%02d".formatted(number));
    }

    SafetyPolicy policy(long revision) {
        List<SafetyRule> rules = new ArrayList<>();
        rules.add(SafetyRule.DEFAULT);
        if (random.nextInt(3) == 0) {
            List<UpdateWindow> windows = windows();
            rules.add(new SafetyRule(
                    new RuleScope.Region("denver"), true, 50, true, windows, extras.charging(), extras.unmetered()));
        }
        if (random.nextInt(3) == 0) {
            rules.add(new SafetyRule(new RuleScope.Model("iX"), true, 40, true, windows()));
        }
        return new SafetyPolicy(revision, rules, ZONES, ZoneId.of("UTC"));
    }
}
