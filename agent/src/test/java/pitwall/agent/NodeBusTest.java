package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pitwall.agent.Topic.Second;

final class NodeBusTest {
    private final NodeBus bus = new NodeBus();
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
        Topic<String> echo = new Topic<>("echo", String.class);
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
        bus.add(() -> {
            lives.add(lives.size());
            return node(
                    "weak",
                    seat -> seat.on(Topic.SECOND, second -> {
                        heard.add("weak");
                        throw new IllegalStateException("fault on purpose");
                    }));
        });
        bus.add(() -> node("strong", seat -> seat.on(Topic.SECOND, second -> heard.add("strong"))));

        bus.publish(Topic.SECOND, new Second());
        bus.publish(Topic.SECOND, new Second());

        assertThat(heard).containsExactly("weak", "strong", "weak", "strong");
        assertThat(lives).hasSize(3);
        assertThat(bus.restarts()).isEqualTo(2);
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
