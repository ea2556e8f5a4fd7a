package pitwall.checks.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import pitwall.fleet.Car;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.CarFrame;

/// Servers that keep or judge one thing wrong.
final class ServerBugs {
    private ServerBugs() {}

    static Map<String, Supplier<ServerRules>> all() {
        Map<String, Supplier<ServerRules>> bugs = new LinkedHashMap<>();
        bugs.put("generations do not rise", () -> new ServerRules() {
            @Override
            long generation(long given, long heard) {
                return 1;
            }
        });
        bugs.put("the progress of cars is not kept", () -> new ServerRules() {
            @Override
            boolean keepsCars() {
                return false;
            }
        });
        bugs.put("intents are not kept", () -> new ServerRules() {
            @Override
            boolean keepsIntents() {
                return false;
            }
        });
        bugs.put("answers are not kept", () -> new ServerRules() {
            @Override
            boolean keepsAnswers() {
                return false;
            }
        });
        bugs.put("whoever writes last wins", () -> new ServerRules() {
            @Override
            boolean isCurrent(long seen, long now) {
                return true;
            }
        });
        bugs.put("nobody looks who else changes a car", () -> new ServerRules() {
            @Override
            boolean looksWhoHolds() {
                return false;
            }
        });
        bugs.put("a single update goes past a car on its way", () -> new ServerRules() {
            @Override
            boolean isBusy(CarStage elsewhere) {
                return false;
            }
        });
        bugs.put("a rollout takes what another one claims", () -> new ServerRules() {
            @Override
            boolean respectsClaims() {
                return false;
            }
        });
        bugs.put("a claim is shown as done", () -> new ServerRules() {
            @Override
            boolean isMereClaim(Car car, CarFrame.Software says, Software wanted) {
                return false;
            }
        });
        bugs.put("every life of the log has the same name", () -> new ServerRules() {
            @Override
            String epoch(int life) {
                return "life";
            }
        });
        return bugs;
    }
}
