package pitwall.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.server.alarm.Alarms;
import pitwall.server.history.FleetHistory;
import pitwall.server.integration.symphony.SymphonyTargets;
import pitwall.server.link.CarLinks;
import pitwall.server.notify.ChannelHealth;
import pitwall.server.notify.Notifications;
import pitwall.server.registry.FleetWriter;
import pitwall.server.telemetry.Telemetry;

/// Says of the server's queues, and of what it writes to and tells, whether messages fail, too many wait, or nothing is
/// taken. Called every second or so by one thread; a fact is told when it begins and when it ends.
final class Pulse {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final int DEEP = 1_000;

    /// So few frames say nothing.
    private static final int LEAST = 20;

    private final Alarms alarms;
    private final Sources sources;
    private final InstantSource clock;
    private final Deque<Frames> frames = new ArrayDeque<>();
    private final Map<String, Set<String>> held = new HashMap<>();

    /// What it looks at.
    ///
    /// @param symphony absent where there is none
    record Sources(
            FleetWriter writer,
            CarLinks links,
            Telemetry telemetry,
            FleetHistory history,
            Notifications notifications,
            Optional<SymphonyTargets> symphony) {}

    private record Frames(Instant at, long heard, long refused) {}

    Pulse(Alarms alarms, Sources sources, InstantSource clock) {
        this.alarms = alarms;
        this.sources = sources;
        this.clock = clock;
    }

    void tick() {
        Instant now = clock.instant();
        Frames last = frames.peekLast();
        if (last != null && now.isBefore(last.at().plus(BETWEEN))) {
            return;
        }
        Map<String, Map<String, String>> facts = new HashMap<>();
        count(now).ifPresent(share -> add(facts, "messages_failing", "car links", share));
        queue(facts, "writer", sources.writer().queued());
        if (sources.telemetry().isFailing()) {
            add(facts, "sink_down", "telemetry", "the disk");
        }
        if (sources.history().isFailing()) {
            add(facts, "sink_down", "history", "the disk");
        }
        sources.symphony().ifPresent(symphony -> {
            queue(facts, "symphony", symphony.pending());
            if (symphony.failed() > 0) {
                add(facts, "sink_down", "symphony", symphony.failed() + " cars");
            }
        });
        sources.notifications().health().forEach(channel -> look(facts, channel));
        Set.of("messages_failing", "queue_deep", "sink_down")
                .forEach(fact -> tell(fact, facts.getOrDefault(fact, Map.of())));
    }

    private static void look(Map<String, Map<String, String>> facts, ChannelHealth channel) {
        queue(facts, channel.channel(), channel.waiting());
        add(facts, "messages_failing", channel.channel(), channel.failing());
        add(facts, "sink_down", channel.channel(), channel.trouble());
    }

    private static void queue(Map<String, Map<String, String>> facts, String part, int waiting) {
        add(facts, "queue_deep", part, waiting > DEEP ? waiting + " waiting" : null);
    }

    private static void add(Map<String, Map<String, String>> facts, String fact, String part, @Nullable String value) {
        if (value != null) {
            facts.computeIfAbsent(fact, name -> new HashMap<>()).put(part, value);
        }
    }

    private void tell(String fact, Map<String, String> parts) {
        Set<String> before = held.getOrDefault(fact, Set.of());
        parts.forEach((part, value) -> {
            if (!before.contains(part)) {
                alarms.say(fact, part, true, value);
            }
        });
        before.stream().filter(part -> !parts.containsKey(part)).forEach(part -> alarms.say(fact, part, false, null));
        held.put(fact, new HashSet<>(parts.keySet()));
    }

    /// How many frames of cars were refused within five minutes, where that is more than one in twenty.
    private Optional<String> count(Instant now) {
        long heard = sources.links().framesHeard();
        long refused = sources.links().refusals().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        frames.addLast(new Frames(now, heard, refused));
        while (frames.size() > 1 && frames.getFirst().at().isBefore(now.minus(WINDOW))) {
            frames.removeFirst();
        }
        Frames first = frames.getFirst();
        long all = heard - first.heard();
        long bad = refused - first.refused();
        return all >= LEAST && bad * 20 > all ? Optional.of(bad + " of " + all) : Optional.empty();
    }
}
