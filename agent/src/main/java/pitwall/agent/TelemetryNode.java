package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Topic.LinkNews;
import pitwall.agent.Topic.SafetyVerdict;
import pitwall.agent.Topic.StateReport;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;

/// Turns what the car measures into state reports: one every heartbeat, one at once when an axis changes and
/// one as soon as the server is back (I-7).
final class TelemetryNode implements Node {
    private final InstantSource clock;
    private Duration heartbeat = FreshnessPolicy.DEFAULT.heartbeat();
    private boolean online;
    private SafetyVerdict safety = new SafetyVerdict(SafetyState.SAFE_MODE, ReasonCode.SAFE_MODE, null);
    private @Nullable Measured latest;
    private CarFrame.@Nullable Condition reported;
    private Instant reportedAt = Instant.MIN;
    private NodeBus.@Nullable Seat seat;

    TelemetryNode(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public void start(NodeBus.Seat own) {
        seat = own;
        own.on(Topic.SAFETY, verdict -> {
            safety = verdict;
            reportIfDue();
        });
        own.on(Topic.LINK, this::link);
        own.on(Topic.MEASURED, measured -> {
            latest = measured;
            reportIfDue();
        });
    }

    private void link(LinkNews news) {
        online = news.phase() == LinkPhase.ONLINE;
        heartbeat = news.heartbeat();
        reported = null;
        reportIfDue();
    }

    private void reportIfDue() {
        Measured now = latest;
        NodeBus.Seat bus = seat;
        if (!online || now == null || bus == null) {
            return;
        }
        CarFrame.Condition condition = condition(now.condition());
        Instant at = clock.instant();
        if (!condition.equals(reported)
                || reportedAt.plus(heartbeat).isBefore(at)
                || reportedAt.plus(heartbeat).equals(at)) {
            reported = condition;
            reportedAt = at;
            bus.publish(Topic.REPORT, new StateReport(condition, now.readings()));
        }
    }

    /// What the workloads say, with the safety node's verdict in front of it.
    private CarFrame.Condition condition(CarFrame.Condition said) {
        boolean normal = safety.state() == SafetyState.NORMAL;
        return new CarFrame.Condition(
                said.motion(),
                said.workload(),
                said.agent(),
                safety.state(),
                said.convergence(),
                said.actualVersion(),
                normal ? said.reason() : safety.reason(),
                normal ? said.message() : safety.message());
    }
}
