package pitwall.fleet.safety;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.SafetyState;

/// Policies and cars out of few values, so that they meet often.
final class RandomPolicies {
    private static final List<String> REGIONS = List.of("munich", "berlin", "lisbon");
    private static final List<String> MODELS = List.of("i4", "iX");
    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/Lisbon"));

    private final RandomGenerator random;

    RandomPolicies(RandomGenerator random) {
        this.random = random;
    }

    SafetyPolicy policy() {
        List<SafetyRule> rules = new ArrayList<>();
        for (RuleScope scope : scopes()) {
            if (random.nextInt(3) > 0) {
                rules.add(rule(scope));
            }
        }
        Map<String, ZoneId> zones = new HashMap<>();
        for (String region : REGIONS) {
            if (random.nextInt(4) == 0) {
                zones.put(region, any(ZONES));
            }
        }
        return new SafetyPolicy(random.nextInt(5), rules, zones, any(ZONES));
    }

    /// Mostly the same as another, so that single differences are met.
    SafetyPolicy near(SafetyPolicy other) {
        List<SafetyRule> rules = new ArrayList<>();
        for (SafetyRule rule : other.rules()) {
            switch (random.nextInt(6)) {
                case 0 -> rules.add(rule(rule.scope()));
                case 1 -> rules.add(battery(rule, random.nextInt(4) * 25));
                case 2 -> {}
                default -> rules.add(rule);
            }
        }
        boolean moved = random.nextInt(6) == 0;
        return new SafetyPolicy(other.revision() + 1, rules, other.zones(), moved ? any(ZONES) : other.defaultZone());
    }

    private static SafetyRule battery(SafetyRule rule, int percent) {
        return new SafetyRule(
                rule.scope(),
                rule.stationary(),
                percent,
                rule.notAutonomous(),
                rule.windows(),
                rule.charging(),
                rule.unmetered());
    }

    private static List<RuleScope> scopes() {
        List<RuleScope> scopes = new ArrayList<>();
        scopes.add(new RuleScope.Everywhere());
        MODELS.forEach(model -> scopes.add(new RuleScope.Model(model)));
        REGIONS.forEach(region -> scopes.add(new RuleScope.Region(region)));
        return scopes;
    }

    private SafetyRule rule(RuleScope scope) {
        List<UpdateWindow> windows = new ArrayList<>();
        for (int number = random.nextInt(3); number > 0; number--) {
            windows.add(window());
        }
        return new SafetyRule(
                scope,
                random.nextBoolean(),
                random.nextInt(4) * 25,
                random.nextBoolean(),
                windows,
                random.nextInt(3) == 0,
                random.nextInt(3) == 0);
    }

    private UpdateWindow window() {
        Set<DayOfWeek> days =
                random.nextInt(3) == 0 ? EnumSet.of(any(List.of(DayOfWeek.values()))) : EnumSet.allOf(DayOfWeek.class);
        return new UpdateWindow(days, LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 0));
    }

    CarFacts car() {
        return new CarFacts(
                new CarId("car-1"),
                any(REGIONS),
                any(MODELS),
                Connectivity.ONLINE,
                any(List.of(Motion.values())),
                SafetyState.NORMAL,
                random.nextInt(5) == 0 ? null : random.nextInt(101),
                random.nextBoolean(),
                false,
                null,
                List.of(),
                null,
                null,
                Instant.EPOCH,
                random.nextInt(3) > 0,
                any(List.of(NetworkKind.values())));
    }

    /// Some time in two weeks around the clock change of autumn 2026.
    Instant time() {
        return Instant.parse("2026-10-18T00:00:00Z").plusSeconds(random.nextInt(14 * 24 * 60) * 60L);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
