package pitwall.checks.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import pitwall.fleet.rollout.EngineBugs;
import pitwall.fleet.rollout.RolloutEngine;

/// Worlds with one bug each, of the kind that people really make. The simulation must find every one of them.
final class BugBank {
    private BugBank() {}

    /// By room and what they do wrong.
    static Map<String, Supplier<Parts>> all() {
        Map<String, Supplier<Parts>> bugs = new LinkedHashMap<>();
        EngineBugs.all().forEach((name, engine) -> bugs.put("engine: " + name, () -> with(engine)));
        ProtocolBugs.all().forEach((name, parts) -> bugs.put("protocol: " + name, parts));
        PictureBugs.all().forEach((name, parts) -> bugs.put("picture: " + name, parts));
        CacheBugs.all().forEach((name, parts) -> bugs.put("cache: " + name, parts));
        AuditBugs.all().forEach((name, rules) -> bugs.put("audit: " + name, () -> withAudit(rules)));
        ServerBugs.all().forEach((name, rules) -> bugs.put("server: " + name, () -> withRules(rules)));
        StreamBugs.all().forEach((name, rules) -> bugs.put("stream: " + name, () -> withRules(rules)));
        NamingBugs.all().forEach((name, parts) -> bugs.put("naming: " + name, parts));
        CarBugs.all().forEach((name, parts) -> bugs.put("car: " + name, parts));
        return bugs;
    }

    private static Parts with(Supplier<RolloutEngine> engine) {
        return new Parts() {
            @Override
            RolloutEngine engine() {
                return engine.get();
            }
        };
    }

    private static Parts withAudit(Supplier<AuditRules> rules) {
        return new Parts() {
            @Override
            AuditRules audit() {
                return rules.get();
            }
        };
    }

    private static Parts withRules(Supplier<ServerRules> rules) {
        return new Parts() {
            @Override
            ServerRules rules() {
                return rules.get();
            }
        };
    }

    /// Parts whose frames pass through their own methods.
    abstract static class Tampering extends Parts {
        @Override
        boolean isTampering() {
            return true;
        }
    }
}
