package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Topic.Happening;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.Workload;
import pitwall.fleet.ReasonCode;

/// Keeps the workload of the running slot alive: starts it again whenever it ends, says that it is not well or does
/// not answer (H-16, H-17), with rests as long as those of a node. While the update node
/// changes the software it stands aside.
final class WorkloadNode implements Node {
    private final Workload workload;
    private final SlotStore slots;
    private final InstantSource clock;
    private final NodeWatchdog watchdog = new NodeWatchdog(Duration.ofMinutes(1));
    private boolean changing;
    private boolean broken;
    private NodeBus.@Nullable Seat seat;

    WorkloadNode(Workload workload, SlotStore slots, InstantSource clock) {
        this.workload = workload;
        this.slots = slots;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "workload";
    }

    @Override
    public void start(NodeBus.Seat own) {
        seat = own;
        own.on(Topic.UPDATE, status -> {
            changing = status.changing();
            broken = broken && !changing;
        });
        own.on(Topic.SECOND, second -> look());
    }

    private void look() {
        Instant now = clock.instant();
        if (changing || slots.running().isEmpty()) {
            return;
        }
        switch (workload.health()) {
            case STOPPED, UNHEALTHY -> {
                if (!broken) {
                    broken = true;
                    failed(watchdog.failed(now));
                }
                if (watchdog.mayTry(now)) {
                    broken = false;
                    run();
                }
            }
            case STARTING, HEALTHY -> {
                if (watchdog.isOver(now)) {
                    happened("workload_recovered", null, Map.of("failures", Long.toString(watchdog.close())));
                }
            }
        }
    }

    private void failed(boolean incident) {
        if (incident) {
            happened("workload_failed", ReasonCode.WORKLOAD_CRASHED, Map.of());
        }
    }

    private void run() {
        slots.running().ifPresent(workload::start);
    }

    private void happened(String kind, @Nullable ReasonCode reason, Map<String, String> fields) {
        if (seat != null) {
            seat.publish(Topic.HAPPENED, new Happening(kind, reason, fields));
        }
    }
}
