package pitwall.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topics inside one car (H-3): publish and subscribe in memory. A message published while another is
/// being delivered waits its turn, so nodes never call into each other. On every topic the nodes hear in the
/// order in which they were added: the safety node is added first (G-13).
///
/// A node that throws is thrown away and made anew (H-2); the others do not notice.
///
/// Owned by the thread of its car.
final class NodeBus {
    private static final Logger LOG = LoggerFactory.getLogger(NodeBus.class);

    private final List<Seat> seats = new ArrayList<>();
    private final Deque<Delivery<?>> waiting = new ArrayDeque<>();
    private boolean delivering;
    private long restarts;

    private record Delivery<M>(Topic<M> topic, M message) {}

    /// Adds a node and starts it.
    void add(Supplier<Node> maker) {
        Seat seat = new Seat(maker);
        seats.add(seat);
        seat.begin();
    }

    /// Tells everybody who listens.
    <M> void publish(Topic<M> topic, M message) {
        waiting.addLast(new Delivery<>(topic, message));
        if (!delivering) {
            deliverAll();
        }
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
        for (Seat seat : seats) {
            seat.hand(delivery.topic, delivery.message);
        }
    }

    /// A node's place on the bus: what it subscribed to and how to make it again.
    final class Seat {
        private final Supplier<Node> maker;
        private final Map<Topic<?>, Consumer<Object>> subscriptions = new HashMap<>();
        private Node node;

        private Seat(Supplier<Node> maker) {
            this.maker = maker;
            this.node = maker.get();
        }

        /// Hears a topic from now on.
        <M> void on(Topic<M> topic, Consumer<M> handler) {
            subscriptions.put(topic, message -> handler.accept(topic.type().cast(message)));
        }

        <M> void publish(Topic<M> topic, M message) {
            NodeBus.this.publish(topic, message);
        }

        private void begin() {
            subscriptions.clear();
            node.start(this);
        }

        // The top of every node: whatever one throws must not reach the others.
        private void hand(Topic<?> topic, Object message) {
            Consumer<Object> handler = subscriptions.get(topic);
            if (handler == null) {
                return;
            }
            try {
                handler.accept(message);
            } catch (RuntimeException e) {
                restarts++;
                LOG.error("node {} failed on topic {} and is made anew", node.name(), topic.name(), e);
                node = maker.get();
                begin();
            }
        }
    }
}
