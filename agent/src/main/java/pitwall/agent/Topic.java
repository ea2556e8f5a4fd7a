package pitwall.agent;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.UpdateStatus;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;

/// A named channel on the [NodeBus] and the kind of message it carries.
///
/// @param kept a node that is made anew hears the latest message first
/// @param <M> an immutable message; nodes share nothing else
record Topic<M>(String name, Class<M> type, boolean kept) {
    /// What the hardware and the workloads say, about once a second.
    static final Topic<Measured> MEASURED = new Topic<>("measured", Measured.class, true);
    /// About once a second, so that no node needs a timer.
    static final Topic<Second> SECOND = new Topic<>("second", Second.class, false);
    /// What the safety node has decided.
    static final Topic<SafetyVerdict> SAFETY = new Topic<>("safety", SafetyVerdict.class, true);
    /// How the link to the server is doing.
    static final Topic<LinkNews> LINK = new Topic<>("link", LinkNews.class, true);
    /// The state to report now.
    static final Topic<StateReport> REPORT = new Topic<>("report", StateReport.class, false);
    /// What the server and the timeline should know.
    static final Topic<Happening> HAPPENED = new Topic<>("happened", Happening.class, false);
    /// Lines for the car's log.
    static final Topic<LogMessage> LOGGED = new Topic<>("logged", LogMessage.class, false);
    /// What the server wants this car to run.
    static final Topic<CarServerFrame.Desired> DESIRED = new Topic<>("desired", CarServerFrame.Desired.class, false);
    /// What this car may pull already.
    static final Topic<CarServerFrame.Prepare> PREPARE = new Topic<>("prepare", CarServerFrame.Prepare.class, false);
    /// What it no longer wants.
    static final Topic<CarServerFrame.Withdrawn> WITHDRAWN =
            new Topic<>("withdrawn", CarServerFrame.Withdrawn.class, false);
    /// How far the car is with its software.
    static final Topic<UpdateStatus> UPDATE = new Topic<>("update", UpdateStatus.class, true);
    /// Work that came back from the background, for the node that gave it away.
    static final Topic<Done> DONE = new Topic<>("done", Done.class, false);
    /// Which nodes do not work at the moment.
    static final Topic<NodeNews> NODES = new Topic<>("nodes", NodeNews.class, true);

    record Second() {}

    /// @param reason why not normal; absent when normal
    record SafetyVerdict(
            SafetyState state,
            @Nullable ReasonCode reason,
            @Nullable String message) {}

    /// @param serverAhead how far the server's clock is ahead of the car's steady one; absent until it has said
    record LinkNews(
            LinkPhase phase, Duration heartbeat, @Nullable Duration serverAhead) {}

    record StateReport(
            CarFrame.Condition condition, CarFrame.Readings readings, CarFrame.@Nullable Software software) {}

    /// @param giver the node that waits for it; an earlier life of it does not
    record Done(Node giver, Runnable rest) {}

    record NodeNews(Set<String> down) {
        NodeNews {
            down = Set.copyOf(down);
        }
    }

    /// @param kind for example `apply_start`
    record Happening(String kind, @Nullable ReasonCode reason, Map<String, String> fields) {
        Happening {
            fields = Map.copyOf(fields);
        }
    }
}
