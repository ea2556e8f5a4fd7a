package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pitwall.agent.Topic.Second;
import pitwall.testing.SteppedClock;

final class NodeBusTest {
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final NodeBus bus = new NodeBus(clock);
    private final List<String> heard = new ArrayList<>();

    @Test
    void theNodeAddedFirstHearsFirst() {
        bus.add(() -> node("safety", seat -> seat.on(Topic.SECOND, second -> heard.add("safety"))));
        bus.add(() -> node("other", seat -> seat.on(Topic.SECOND, second -> heard.add("other"))));

        bus.publish(Topic.SECOND, new Second());

        assertThat(heard).containsExactly("safety", "other");
    }

    @Test
    void aMessagePublishedWhileAnotherIsDeliveredWaitsItsTurn() {
        Topic<String> echo = new Topic<>("echo", String.class, false);
        bus.add(() -> node("first", seat -> {
            seat.on(Topic.SECOND, second -> seat.publish(echo, "echo"));
            seat.on(echo, heard::add);
        }));
        bus.add(() -> node("second", seat -> seat.on(Topic.SECOND, second -> heard.add("second"))));

        bus.publish(Topic.SECOND, new Second());

        assertThat(heard).containsExactly("second", "echo");
    }

    @Test
    void aNodeThatFailsIsMadeAnewAndTheOthersDoNotNotice() {
        List<Integer> lives = new ArrayList<>();
        bus.add(() -> quiet("safety"));
        bus.add(() -> {
            lives.add(lives.size());
            return weak();
        });
        bus.add(() -> node("strong", seat -> seat.on(Topic.SECOND, second -> heard.add("strong"))));

        bus.second();
        bus.second();

        assertThat(heard).containsExactly("weak", "strong", "weak", "strong");
        assertThat(lives).hasSize(2);
        assertThat(bus.restarts()).isEqualTo(1);
    }

    @Test
    void aNodeThatGoesOnFailingRestsLongerAndLongerAndIsOneIncident() {
        List<String> events = new ArrayList<>();
        bus.add(() -> quiet("safety"));
        bus.add(() -> weak());
        bus.add(() -> node("timeline", seat -> seat.on(Topic.HAPPENED, event -> events.add(event.kind()))));

        for (int second = 0; second < 3600; second++) {
            clock.advance(Duration.ofSeconds(1));
            bus.second();
        }

        assertThat(events).containsExactly("node_failed");
        assertThat(bus.restarts()).isBetween(10L, 25L);
    }

    @Test
    void anIncidentIsOverWhenTheNodeHasWorkedForAWhile() {
        List<String> events = new ArrayList<>();
        bus.add(() -> quiet("safety"));
        AtomicBoolean well = new AtomicBoolean();
        bus.add(() -> node(
                "weak",
                seat -> seat.on(Topic.SECOND, second -> {
                    if (!well.get()) {
                        throw new IllegalStateException("fault on purpose");
                    }
                })));
        bus.add(() -> node("timeline", seat -> seat.on(Topic.HAPPENED, event -> events.add(event.kind()))));

        bus.second();
        well.set(true);
        for (int second = 0; second < 70; second++) {
            clock.advance(Duration.ofSeconds(1));
            bus.second();
        }

        assertThat(events).containsExactly("node_failed", "node_recovered");
    }

    @Test
    void theFirstNodeNeverRests() {
        List<Integer> lives = new ArrayList<>();
        bus.add(() -> {
            lives.add(lives.size());
            return weak();
        });

        for (int second = 0; second < 100; second++) {
            bus.second();
        }

        assertThat(lives).hasSize(101);
    }

    @Test
    void aNodeThatIsMadeAnewHearsTheLatestOfWhatIsKept() {
        Topic<String> news = new Topic<>("news", String.class, true);
        bus.add(() -> quiet("safety"));
        bus.add(() -> node("reader", seat -> {
            seat.on(news, heard::add);
            seat.on(Topic.SECOND, second -> {
                throw new IllegalStateException("fault on purpose");
            });
        }));
        bus.publish(news, "old");
        bus.publish(news, "new");

        bus.second();

        assertThat(heard).containsExactly("old", "new", "new");
    }

    private Node weak() {
        return node(
                "weak",
                seat -> seat.on(Topic.SECOND, second -> {
                    heard.add("weak");
                    throw new IllegalStateException("fault on purpose");
                }));
    }

    private static Node quiet(String name) {
        return node(name, seat -> {});
    }

    private static Node node(String name, Consumer<NodeBus.Seat> start) {
        return new Node() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start(NodeBus.Seat seat) {
                start.accept(seat);
            }
        };
    }
}
