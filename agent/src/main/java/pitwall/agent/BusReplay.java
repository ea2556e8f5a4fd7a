package pitwall.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets one node of today hear what a recorded car heard, at the times at which it heard it, and compares what it says
/// with what was said then (H-4). Nothing is waited for and nothing outside the recording is looked at, so two replays
/// are the same.
///
/// Only for nodes that know nothing but the bus and its time: the others also see a disk, a network or a workload,
/// which are not in a recording. Owned by one thread.
public final class BusReplay {
    private static final Map<String, Function<InstantSource, Node>> MAKERS =
            Map.of("safety", SafetyNode::new, "telemetry", TelemetryNode::new);

    private final String node;
    private final Map<String, BusLine> kept = new LinkedHashMap<>();
    private final Deque<BusLine> said = new ArrayDeque<>();
    private @Nullable NodeBus bus;
    private @Nullable Difference difference;
    private Instant now = Instant.EPOCH;
    private String car = "";
    private long number;
    private long lives;
    private long heard;
    private long compared;

    /// What became of a replay.
    ///
    /// @param car whose recording it is
    /// @param lives how often the node was made
    /// @param heard messages that it was told
    /// @param said messages of it that were the same then and now
    /// @param difference the first; absent where there is none
    public record Result(
            String car,
            long lives,
            long heard,
            long said,
            @Nullable Difference difference) {}

    /// @param line number in the file, from 1; the one before which it is missing where nothing was said then
    /// @param recorded what was said then; empty for nothing
    /// @param replayed what is said now; empty for nothing
    public record Difference(long line, String recorded, String replayed) {}

    private BusReplay(String node) {
        this.node = node;
    }

    /// The nodes that can hear a recording, by name.
    public static List<String> nodes() {
        return MAKERS.keySet().stream().sorted().toList();
    }

    /// @param node one of [#nodes]
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException if it is not a recording
    public static Result of(Path file, String node) throws IOException {
        BusReplay replay = new BusReplay(node);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String text;
            while (replay.difference == null && (text = lines.readLine()) != null) {
                replay.take(text);
            }
        }
        return new Result(replay.car, replay.lives, replay.heard, replay.compared, replay.difference);
    }

    private void take(String text) {
        number++;
        BusLine line = BusLine.read(text);
        now = line.at();
        String named = line.car();
        if (number == 1 && named == null) {
            throw new IllegalArgumentException("a recording begins with the name of its car");
        }
        if (named != null) {
            car = named;
        } else if (node.equals(line.made())) {
            begin();
        } else if (node.equals(line.down())) {
            end();
        } else if (line.isOf(node)) {
            compare(line);
        } else if (line.topic() != null) {
            expectNothingMore(line);
            hear(line);
        }
        String topic = line.topic();
        if (topic != null && line.isKept()) {
            kept.put(topic, line);
        }
    }

    private void begin() {
        lives++;
        NodeBus fresh = new NodeBus(() -> now, new Listening());
        kept.values().forEach(line -> line.publishOn(fresh));
        Function<InstantSource, Node> maker = MAKERS.get(node);
        if (maker == null) {
            throw new IllegalArgumentException("node " + node + " does not live by the bus alone");
        }
        fresh.add(() -> maker.apply(fresh.time()));
        bus = fresh;
    }

    private void end() {
        NodeBus ended = bus;
        bus = null;
        if (ended != null) {
            ended.stop();
        }
    }

    private void hear(BusLine line) {
        NodeBus living = bus;
        if (living != null) {
            heard++;
            line.publishOn(living);
        }
    }

    private void compare(BusLine recorded) {
        BusLine replayed = said.pollFirst();
        boolean same = replayed != null
                && Objects.equals(replayed.topic(), recorded.topic())
                && Objects.equals(replayed.message(), recorded.message());
        if (same) {
            compared++;
        } else {
            difference = new Difference(number, words(recorded), words(replayed));
        }
    }

    /// Before a second begins, everything that came of the one before has been said. Where a recording is cut off it
    /// may lack what came of its last message, which is no difference.
    private void expectNothingMore(BusLine line) {
        if (Topic.SECOND.name().equals(line.topic()) && !said.isEmpty()) {
            difference = new Difference(number, "", words(said.peekFirst()));
        }
    }

    private static String words(@Nullable BusLine line) {
        if (line == null) {
            return "";
        }
        JsonNode message = line.message();
        return line.topic() + (message == null ? "" : " " + message);
    }

    /// Hears what the node says now.
    private final class Listening implements BusTap {
        @Override
        public void made(Instant at, String made) {}

        @Override
        public void down(Instant at, String down) {}

        @Override
        public <M> void delivered(Instant at, String from, Topic<M> topic, M message) {
            if (from.equals(node)) {
                BusLine.of(at, from, topic, message)
                        .map(BusLine::text)
                        .map(BusLine::read)
                        .ifPresent(said::addLast);
            }
        }
    }
}
