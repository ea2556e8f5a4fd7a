package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Topic.LinkNews;
import pitwall.agent.Topic.SafetyVerdict;
import pitwall.agent.Topic.StateReport;
import pitwall.agent.update.UpdateStatus;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;

/// Turns what the car measures into state reports: one every heartbeat, one at once when an axis changes and
/// one as soon as the server is back (I-7).
final class TelemetryNode implements Node {
    private final InstantSource clock;
    private Duration heartbeat = FreshnessPolicy.DEFAULT.heartbeat();
    private boolean online;
    private SafetyVerdict safety = new SafetyVerdict(SafetyState.SAFE_MODE, ReasonCode.SAFE_MODE, null);
    private UpdateStatus update = UpdateStatus.NONE;
    private boolean nodesDown;
    private @Nullable Measured latest;
    private @Nullable StateReport reported;
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
        own.on(Topic.UPDATE, status -> {
            update = status;
            reportIfDue();
        });
        own.on(Topic.NODES, news -> {
            nodesDown = !news.down().isEmpty();
            reportIfDue();
        });
        own.on(Topic.MEASURED, measured -> {
            latest = measured;
            reportIfDue();
        });
    }

    private void link(LinkNews news) {
        boolean nowOnline = news.phase() == LinkPhase.ONLINE;
        heartbeat = news.heartbeat();
        if (nowOnline != online) {
            online = nowOnline;
            reported = null;
            reportIfDue();
        }
    }

    private void reportIfDue() {
        Measured now = latest;
        NodeBus.Seat bus = seat;
        if (!online || now == null || bus == null) {
            return;
        }
        StateReport report = new StateReport(
                condition(now.condition()),
                readings(now.readings()),
                update.software().orElse(null));
        Instant at = clock.instant();
        if (isNew(report) || !reportedAt.plus(heartbeat).isAfter(at)) {
            reported = report;
            reportedAt = at;
            bus.publish(Topic.REPORT, report);
        }
    }

    /// Figures wait for the heartbeat; everything else does not.
    private boolean isNew(StateReport report) {
        StateReport before = reported;
        return before == null
                || !before.condition().equals(report.condition())
                || !Objects.equals(before.software(), report.software());
    }

    /// What the workloads say, with the words of those in front of it who know better: the update node about the
    /// software, the safety node about everything.
    private CarFrame.Condition condition(CarFrame.Condition said) {
        boolean normal = safety.state() == SafetyState.NORMAL;
        boolean managed = update.managed();
        ReasonCode reason = said.reason() == null && managed ? update.reason() : said.reason();
        String message = said.reason() == null && managed ? update.message() : said.message();
        return new CarFrame.Condition(
                said.motion(),
                managed && update.changing() && said.workload() == Workload.RUNNING
                        ? Workload.UPDATING
                        : said.workload(),
                nodesDown ? AgentStatus.FAILED : said.agent(),
                safety.state(),
                managed ? update.convergence() : said.convergence(),
                update.software().map(CarFrame.Software::version).orElse(said.actualVersion()),
                normal ? reason : safety.reason(),
                normal ? message : safety.message(),
                said.autonomous());
    }

    private CarFrame.Readings readings(CarFrame.Readings said) {
        if (!update.managed()) {
            return said;
        }
        return new CarFrame.Readings(
                said.latitude(),
                said.longitude(),
                said.headingDegrees(),
                said.speedKmh(),
                said.batteryPercent(),
                said.charging(),
                update.progress(),
                said.temperatureCelsius(),
                said.cpuPercent(),
                said.memoryPercent(),
                said.diskPercent(),
                said.signalPercent(),
                said.uptimeSeconds(),
                said.network());
    }
}
