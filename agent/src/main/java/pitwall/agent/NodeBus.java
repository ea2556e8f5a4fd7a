package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.Topic.Happening;
import pitwall.agent.Topic.NodeNews;
import pitwall.fleet.ReasonCode;

/// The topics inside one car (H-3): publish and subscribe in memory. A message published while another is
/// being delivered waits its turn, so nodes never call into each other. On every topic the nodes hear in the
/// order in which they were added: the safety node is added first (G-13).
///
/// A node that throws is thrown away and made anew (H-2); the others do not notice. One that goes on failing
/// rests between its lives, longer and longer, and is one incident until it has worked for a while (H-16, H-17).
/// The first node never rests: without it nobody would say that the car is not safe.
///
/// Owned by the thread of its car.
final class NodeBus {
    private static final Logger LOG = LoggerFactory.getLogger(NodeBus.class);
    /// How long a node that failed must work until its next failure is another incident.
    static final Duration STEADY = Duration.ofMinutes(1);

    /// Who publishes where no node does.
    static final String OUTSIDE = "";

    private final InstantSource clock;
    private final BusTap tap;
    private final List<Seat> seats = new ArrayList<>();
    private final Deque<Delivery<?>> waiting = new ArrayDeque<>();
    private final Map<Topic<?>, Object> kept = new LinkedHashMap<>();
    private Instant present;
    private boolean delivering;
    private long restarts;

    private record Delivery<M>(String from, Topic<M> topic, M message) {}

    NodeBus(InstantSource clock) {
        this(clock, BusTap.NONE);
    }

    /// @param tap hears what every node hears
    NodeBus(InstantSource clock, BusTap tap) {
        this.clock = clock;
        this.tap = tap;
        this.present = clock.instant();
    }

    /// The time for nodes: it stands still while one message is being delivered, so that what a node makes of a
    /// recording is what it made of the message (H-4).
    InstantSource time() {
        return () -> present;
    }

    /// Adds a node and starts it.
    void add(Supplier<Node> maker) {
        Seat seat = new Seat(maker, seats.isEmpty());
        seats.add(seat);
        seat.begin();
    }

    /// Tells everybody who listens.
    <M> void publish(Topic<M> topic, M message) {
        publish(OUTSIDE, topic, message);
    }

    private <M> void publish(String from, Topic<M> topic, M message) {
        waiting.addLast(new Delivery<>(from, topic, message));
        if (!delivering) {
            deliverAll();
        }
    }

    /// Makes anew whose rest is over, and tells everybody that a second has passed.
    void second() {
        seats.forEach(Seat::look);
        publish(Topic.SECOND, new Topic.Second());
    }

    /// Ends what nodes do in the background. Nothing is delivered any more.
    void stop() {
        seats.forEach(Seat::stop);
        seats.clear();
    }

    /// The nodes, in the order in which they hear.
    List<String> names() {
        return seats.stream().map(seat -> seat.name).toList();
    }

    /// A node fails between two messages. What there is to say about it waits until it is made anew.
    void crash(String node) {
        delivering = true;
        for (Seat seat : seats) {
            if (seat.name.equals(node) && seat.node != null) {
                seat.failed("crash", new IllegalStateException("somebody wanted to see node " + node + " fail"));
            }
        }
        deliverAll();
    }

    /// How often a node was made anew.
    long restarts() {
        return restarts;
    }

    private void deliverAll() {
        delivering = true;
        try {
            Delivery<?> next;
            while ((next = waiting.pollFirst()) != null) {
                deliver(next);
            }
        } finally {
            delivering = false;
        }
    }

    private <M> void deliver(Delivery<M> delivery) {
        present = clock.instant();
        tap.delivered(present, delivery.from, delivery.topic, delivery.message);
        if (delivery.topic.kept()) {
            kept.put(delivery.topic, delivery.message);
        }
        for (Seat seat : seats) {
            seat.hand(delivery.topic, delivery.message);
        }
    }

    private void tellWhoIsDown() {
        Set<String> down = seats.stream()
                .filter(seat -> seat.node == null)
                .map(seat -> seat.name)
                .collect(Collectors.toSet());
        publish(Topic.NODES, new NodeNews(down));
    }

    /// A node's place on the bus: what it subscribed to and how to make it again.
    final class Seat {
        private final Supplier<Node> maker;
        private final boolean first;
        private final NodeWatchdog watchdog = new NodeWatchdog(STEADY);
        private final Map<Topic<?>, Consumer<Object>> subscriptions = new HashMap<>();
        private String name = "node";
        private @Nullable Node node;

        private Seat(Supplier<Node> maker, boolean first) {
            this.maker = maker;
            this.first = first;
        }

        /// Hears a topic from now on.
        <M> void on(Topic<M> topic, Consumer<M> handler) {
            subscriptions.put(topic, message -> handler.accept(topic.type().cast(message)));
        }

        <M> void publish(Topic<M> topic, M message) {
            NodeBus.this.publish(name, topic, message);
        }

        private void begin() {
            guarded("start", () -> {
                subscriptions.clear();
                if (!delivering) {
                    present = clock.instant();
                }
                Node fresh = maker.get();
                name = fresh.name();
                node = fresh;
                tap.made(present, name);
                fresh.start(this);
                new LinkedHashMap<>(kept).forEach(this::deliver);
            });
        }

        private void hand(Topic<?> topic, Object message) {
            if (node != null) {
                guarded(topic.name(), () -> deliver(topic, message));
            }
        }

        private void deliver(Topic<?> topic, Object message) {
            Consumer<Object> handler = subscriptions.get(topic);
            if (handler != null) {
                handler.accept(message);
            }
        }

        // The top of every node: whatever one throws must not reach the others.
        private void guarded(String doing, Runnable task) {
            try {
                task.run();
            } catch (RuntimeException e) {
                failed(doing, e);
            }
        }

        private void failed(String doing, RuntimeException failure) {
            Node broken = node;
            node = null;
            subscriptions.clear();
            if (broken != null) {
                tap.down(present, name);
                guardedStop(broken);
            }
            boolean incident = watchdog.failed(clock.instant());
            if (incident) {
                LOG.error("node {} failed at {} and is made anew", name, doing, failure);
                NodeBus.this.publish(
                        Topic.HAPPENED,
                        new Happening("node_failed", ReasonCode.AGENT_FAILED, Map.of("node", name, "at", doing)));
            } else {
                LOG.debug("node {} failed again at {}", name, doing, failure);
            }
            look();
            if (node == null) {
                tellWhoIsDown();
            }
        }

        private void stop() {
            Node ended = node;
            node = null;
            if (ended != null) {
                guardedStop(ended);
            }
        }

        private void guardedStop(Node broken) {
            try {
                broken.stop();
            } catch (RuntimeException e) {
                LOG.debug("node {} did not stop well", name, e);
            }
        }

        /// Makes the node anew when its rest is over; says when an incident is.
        private void look() {
            Instant now = clock.instant();
            if (node == null && (first || watchdog.mayTry(now)) && !watchdog.isBeginning()) {
                restarts++;
                watchdog.beginning(this::begin);
                if (node != null) {
                    tellWhoIsDown();
                }
            } else if (node != null && watchdog.isOver(now)) {
                NodeBus.this.publish(
                        Topic.HAPPENED,
                        new Happening(
                                "node_recovered",
                                null,
                                Map.of("node", name, "failures", Long.toString(watchdog.close()))));
            }
        }
    }
}
