package pitwall.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.UpdateStatus;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Json;

/// A line of a recording. Exactly one of `topic`, `made`, `down` and `car` is there, or `full` in the last line of a
/// recording that was not allowed to grow any more.
///
/// @param at in the bus' own time; whose differences count, not what a clock on the wall would say
/// @param from the node that published; absent for what came from outside
/// @param message absent where the topic says it all
record BusLine(
        Instant at,
        @Nullable String car,
        @Nullable String made,
        @Nullable String down,
        @Nullable String topic,
        @Nullable String from,
        @Nullable JsonNode message,
        @Nullable Boolean full) {
    private static final ObjectMapper JSON = Json.tolerant();

    /// Everything but `done`, whose message is a piece of program.
    private static final List<Topic<?>> TOPICS = List.of(
            Topic.MEASURED,
            Topic.SECOND,
            Topic.SAFETY,
            Topic.LINK,
            Topic.REPORT,
            Topic.HAPPENED,
            Topic.LOGGED,
            Topic.DESIRED,
            Topic.WITHDRAWN,
            Topic.PREPARE,
            Topic.UPDATE,
            Topic.NODES);

    /// [UpdateStatus] without its `Optional`.
    private record Progress(
            boolean managed,
            boolean changing,
            Convergence convergence,
            @Nullable ReasonCode reason,
            @Nullable String message,
            @Nullable Integer progress,
            CarFrame.@Nullable Software software) {
        static Progress of(UpdateStatus status) {
            return new Progress(
                    status.managed(),
                    status.changing(),
                    status.convergence(),
                    status.reason(),
                    status.message(),
                    status.progress(),
                    status.software().orElse(null));
        }

        UpdateStatus status() {
            return new UpdateStatus(
                    managed, changing, convergence, reason, message, progress, Optional.ofNullable(software));
        }
    }

    static BusLine head(Instant at, String car) {
        return new BusLine(at, car, null, null, null, null, null, null);
    }

    static BusLine made(Instant at, String node) {
        return new BusLine(at, null, node, null, null, null, null, null);
    }

    static BusLine down(Instant at, String node) {
        return new BusLine(at, null, null, node, null, null, null, null);
    }

    static BusLine full(Instant at) {
        return new BusLine(at, null, null, null, null, null, null, true);
    }

    /// Empty for what cannot be written down.
    static Optional<BusLine> of(Instant at, String from, Topic<?> topic, Object message) {
        if (!TOPICS.contains(topic)) {
            return Optional.empty();
        }
        JsonNode json = topic.equals(Topic.SECOND) ? null : JSON.valueToTree(writable(message));
        String publisher = from.equals(NodeBus.OUTSIDE) ? null : from;
        return Optional.of(new BusLine(at, null, null, null, topic.name(), publisher, json, null));
    }

    /// @throws IllegalArgumentException if the text is not a line of a recording
    static BusLine read(String text) {
        try {
            return JSON.readValue(text, BusLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a line of a recording: " + text, e);
        }
    }

    String text() {
        return Json.text(this);
    }

    /// Whether a node published this.
    boolean isOf(String node) {
        return topic != null && node.equals(from);
    }

    /// Tells a bus what this line says was heard.
    ///
    /// @throws IllegalArgumentException if it says nothing that can be heard
    void publishOn(NodeBus bus) {
        Topic<?> heard = TOPICS.stream()
                .filter(known -> known.name().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic " + topic));
        publish(bus, heard);
    }

    /// Whether whoever comes later hears it too.
    boolean isKept() {
        return TOPICS.stream().anyMatch(known -> known.kept() && known.name().equals(topic));
    }

    private <M> void publish(NodeBus bus, Topic<M> heard) {
        bus.publish(heard, heard.type().cast(readable(heard)));
    }

    private Object readable(Topic<?> heard) {
        if (heard.equals(Topic.SECOND)) {
            return new Topic.Second();
        }
        try {
            return heard.equals(Topic.UPDATE)
                    ? JSON.treeToValue(message, Progress.class).status()
                    : JSON.treeToValue(message, heard.type());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message of " + topic + ": " + message, e);
        }
    }

    /// What opens the way to a release does not belong on a disk.
    private static Object writable(Object message) {
        return switch (message) {
            case UpdateStatus status -> Progress.of(status);
            case CarServerFrame.Desired order -> order.withToken("");
            case CarServerFrame.Prepare prepare -> prepare.withoutToken();
            default -> message;
        };
    }
}
