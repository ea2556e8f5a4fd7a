package pitwall.agent;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;

/// A named channel on the [NodeBus] and the kind of message it carries.
///
/// @param <M> an immutable message; nodes share nothing else
record Topic<M>(String name, Class<M> type) {
    /// What the hardware and the workloads say, about once a second.
    static final Topic<Measured> MEASURED = new Topic<>("measured", Measured.class);
    /// About once a second, so that no node needs a timer.
    static final Topic<Second> SECOND = new Topic<>("second", Second.class);
    /// What the safety node has decided.
    static final Topic<SafetyVerdict> SAFETY = new Topic<>("safety", SafetyVerdict.class);
    /// How the link to the server is doing.
    static final Topic<LinkNews> LINK = new Topic<>("link", LinkNews.class);
    /// The state to report now.
    static final Topic<StateReport> REPORT = new Topic<>("report", StateReport.class);
    /// What the server and the timeline should know.
    static final Topic<Happening> HAPPENED = new Topic<>("happened", Happening.class);
    /// Lines for the car's log.
    static final Topic<LogMessage> LOGGED = new Topic<>("logged", LogMessage.class);

    record Second() {}

    /// @param reason why not normal; absent when normal
    record SafetyVerdict(
            SafetyState state,
            @Nullable ReasonCode reason,
            @Nullable String message) {}

    record LinkNews(LinkPhase phase, Duration heartbeat) {}

    record StateReport(CarFrame.Condition condition, CarFrame.Readings readings) {}

    /// @param kind for example `apply_start`
    record Happening(String kind, @Nullable ReasonCode reason, Map<String, String> fields) {
        Happening {
            fields = Map.copyOf(fields);
        }
    }
}
