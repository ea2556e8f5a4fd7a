package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Topic.Happening;
import pitwall.agent.Topic.LinkNews;
import pitwall.agent.Topic.SafetyVerdict;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;

/// Decides about the car's safety, alone: no message of a server reaches it (G-10). Without a server for
/// [#PATIENCE] the car goes into safe mode (G-11) and leaves it when the link has held for [#SETTLING]; an
/// emergency stop at the car is reported and only ends at the car (G-9). After every start it is in safe mode
/// until the car has measured itself once (G-12).
final class SafetyNode implements Node {
    /// How long a car goes on without a server.
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /// How long a link must hold before it counts again.
    static final Duration SETTLING = Duration.ofSeconds(5);

    private static final SafetyVerdict NORMAL = new SafetyVerdict(SafetyState.NORMAL, null, null);
    private static final SafetyVerdict STARTING =
            new SafetyVerdict(SafetyState.SAFE_MODE, ReasonCode.SAFE_MODE, "The car has not checked itself yet.");
    private static final SafetyVerdict ALONE = new SafetyVerdict(
            SafetyState.SAFE_MODE, ReasonCode.NETWORK_UNREACHABLE, "No server in reach; updates wait.");
    private static final SafetyVerdict STOPPED =
            new SafetyVerdict(SafetyState.LOCAL_ESTOP, ReasonCode.LOCAL_ESTOP, "Emergency stop pressed at the car.");

    private final InstantSource clock;
    private SafetyVerdict verdict = STARTING;
    private boolean measured;
    private boolean emergencyStop;
    private boolean alone;
    private boolean online;
    private Instant linkChangedAt;
    private NodeBus.@Nullable Seat seat;

    SafetyNode(InstantSource clock) {
        this.clock = clock;
        this.linkChangedAt = clock.instant();
    }

    @Override
    public String name() {
        return "safety";
    }

    @Override
    public void start(NodeBus.Seat own) {
        seat = own;
        own.publish(Topic.SAFETY, verdict);
        own.on(Topic.MEASURED, report -> {
            measured = true;
            emergencyStop = report.emergencyStop();
            decide();
        });
        own.on(Topic.LINK, this::link);
        own.on(Topic.SECOND, second -> decide());
    }

    private void link(LinkNews news) {
        boolean nowOnline = news.phase() == LinkPhase.ONLINE;
        if (nowOnline != online) {
            online = nowOnline;
            linkChangedAt = clock.instant();
            decide();
        }
    }

    private void decide() {
        Duration unchanged = Duration.between(linkChangedAt, clock.instant());
        if (online && unchanged.compareTo(SETTLING) >= 0) {
            alone = false;
        } else if (!online && unchanged.compareTo(PATIENCE) >= 0) {
            alone = true;
        }
        become(wanted());
    }

    private SafetyVerdict wanted() {
        if (emergencyStop) {
            return STOPPED;
        }
        if (!measured) {
            return STARTING;
        }
        return alone ? ALONE : NORMAL;
    }

    private void become(SafetyVerdict next) {
        NodeBus.Seat bus = seat;
        if (bus == null || next.equals(verdict)) {
            return;
        }
        SafetyVerdict before = verdict;
        verdict = next;
        bus.publish(Topic.SAFETY, next);
        if (!before.equals(STARTING) || !next.equals(NORMAL)) {
            bus.publish(Topic.HAPPENED, happening(before, next));
        }
    }

    private static Happening happening(SafetyVerdict before, SafetyVerdict next) {
        return switch (next.state()) {
            case NORMAL ->
                new Happening(
                        before.state() == SafetyState.LOCAL_ESTOP ? "local_estop_cleared" : "safe_mode_left",
                        null,
                        Map.of());
            case SAFE_MODE -> new Happening("safe_mode_entered", next.reason(), Map.of());
            case LOCAL_ESTOP -> new Happening("local_estop_pressed", next.reason(), Map.of());
        };
    }
}
