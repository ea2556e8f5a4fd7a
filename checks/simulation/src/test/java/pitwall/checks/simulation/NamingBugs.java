package pitwall.checks.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Following;
import pitwall.fleet.rollout.RolloutHead;

/// Servers that get one thing wrong when a phase that follows its query is named its cars.
final class NamingBugs {
    private NamingBugs() {}

    static Map<String, Supplier<Parts>> all() {
        Map<String, Supplier<ServerRules>> bugs = new LinkedHashMap<>();
        bugs.put("names cars that have left the query", () -> new ServerRules() {
            @Override
            List<CarId> named(Naming naming) {
                return naming.planned().stream().filter(naming.free()).toList();
            }
        });
        bugs.put("names nobody who has joined", () -> new ServerRules() {
            @Override
            List<CarId> named(Naming naming) {
                return super.named(naming).stream()
                        .filter(naming.planned()::contains)
                        .toList();
            }
        });
        bugs.put("names what another rollout claims", () -> new ServerRules() {
            @Override
            List<CarId> named(Naming naming) {
                return naming.meant();
            }
        });
        bugs.put("asks its query of the fleet as it was at the start", () -> new ServerRules() {
            @Override
            List<CarId> named(Naming naming) {
                return naming.meant(naming.atStart()).stream()
                        .filter(naming.free())
                        .toList();
            }
        });
        bugs.put("the named cars are not kept", () -> new ServerRules() {
            @Override
            boolean keepsPlan(boolean named) {
                return !named;
            }
        });
        bugs.put("that a phase was named is not kept", () -> new ServerRules() {
            @Override
            RolloutHead kept(RolloutHead head) {
                return with(head, null);
            }
        });
        Map<String, Supplier<Parts>> parts = new LinkedHashMap<>();
        bugs.forEach((name, rules) -> parts.put(name, () -> following(rules.get())));
        return parts;
    }

    private static RolloutHead with(RolloutHead head, @Nullable Following following) {
        return new RolloutHead(
                head.revision(),
                head.decisions(),
                head.at(),
                head.status(),
                head.wave(),
                head.startedAt(),
                head.phaseDeadline(),
                head.soakUntil(),
                head.finishedAt(),
                head.pause(),
                head.approval(),
                head.retreat(),
                head.allowedFailures(),
                head.ask(),
                head.lead(),
                following);
    }

    private static Parts following(ServerRules rules) {
        return new Parts() {
            @Override
            boolean follows() {
                return true;
            }

            @Override
            ServerRules rules() {
                return rules;
            }
        };
    }
}
