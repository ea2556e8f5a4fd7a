package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Topic.Done;
import pitwall.agent.Topic.Happening;
import pitwall.agent.Topic.LinkNews;
import pitwall.agent.Topic.SafetyVerdict;
import pitwall.agent.update.Situation;
import pitwall.agent.update.UpdateObserver;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateStatus;
import pitwall.agent.update.Updater;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.UpdateReport;

/// Puts the [Updater] on the bus: it hears what the server wants and how the car is, and is told of every step.
/// A new node takes up from the disk what its predecessor left.
final class UpdateNode implements Node, UpdateObserver {
    /// A car that has not been measured for this long is not known to stand still.
    private static final Duration STALE = Duration.ofSeconds(3);

    private final UpdateParts parts;
    private final CarClock clock;
    private final Executor owner;
    private SafetyVerdict safety = new SafetyVerdict(SafetyState.SAFE_MODE, ReasonCode.SAFE_MODE, null);
    private @Nullable Duration serverAhead;
    private @Nullable Measured measured;
    private Instant measuredAt = Instant.MIN;
    private UpdateStatus told = UpdateStatus.NONE;
    private NodeBus.@Nullable Seat seat;
    private @Nullable Updater updater;

    UpdateNode(UpdateParts parts, CarClock clock, Executor owner) {
        this.parts = parts;
        this.clock = clock;
        this.owner = owner;
    }

    @Override
    public String name() {
        return "update";
    }

    @Override
    public void start(NodeBus.Seat own) {
        seat = own;
        Updater fresh = new Updater(
                parts,
                clock.source(),
                rest -> owner.execute(() -> own.publish(Topic.DONE, new Done(this, rest))),
                this);
        updater = fresh;
        own.on(Topic.DESIRED, order -> {
            fresh.situation(situation());
            fresh.desired(order);
            tell(fresh);
        });
        own.on(Topic.PREPARE, fresh::prepare);
        own.on(Topic.WITHDRAWN, withdrawn -> {
            fresh.withdrawn(withdrawn);
            tell(fresh);
        });
        own.on(Topic.SAFETY, verdict -> safety = verdict);
        own.on(Topic.LINK, this::link);
        own.on(Topic.MEASURED, latest -> {
            measured = latest;
            measuredAt = clock.steady();
            fresh.situation(situation());
        });
        own.on(Topic.SECOND, second -> {
            fresh.situation(situation());
            fresh.second();
            tell(fresh);
        });
        own.on(Topic.DONE, done -> {
            if (done.giver() == this) {
                done.rest().run();
                tell(fresh);
            }
        });
        tell(fresh);
    }

    @Override
    public void stop() {
        if (updater != null) {
            updater.close();
        }
    }

    @Override
    public void reported(UpdateReport report, @Nullable ReasonCode reason) {
        if (seat != null) {
            seat.publish(Topic.HAPPENED, new Happening(report.kind().wireName(), reason, report.fields()));
        }
    }

    @Override
    public void said(LogLevel level, String sentence) {
        if (seat != null) {
            seat.publish(Topic.LOGGED, new LogMessage(level, "update", sentence));
        }
    }

    private void link(LinkNews news) {
        serverAhead = news.serverAhead();
    }

    private void tell(Updater source) {
        UpdateStatus status = source.status();
        NodeBus.Seat bus = seat;
        if (bus != null && !status.equals(told)) {
            told = status;
            bus.publish(Topic.UPDATE, status);
        }
    }

    private Situation situation() {
        Measured latest = measured;
        if (latest == null) {
            return Situation.UNKNOWN;
        }
        Instant now = clock.steady();
        CarFrame.Readings readings = latest.readings();
        boolean fresh = Duration.between(measuredAt, now).compareTo(STALE) <= 0;
        Integer speed = readings.speedKmh();
        return new Situation(
                fresh && latest.condition().motion() == Motion.PARKED && (speed == null || speed == 0),
                latest.condition().drivesItself(),
                readings.batteryPercent(),
                Boolean.TRUE.equals(readings.charging()),
                latest.emergencyStop() ? SafetyState.LOCAL_ESTOP : safety.state(),
                safety.reason(),
                serverAhead == null ? null : now.plus(serverAhead),
                readings.network());
    }
}
