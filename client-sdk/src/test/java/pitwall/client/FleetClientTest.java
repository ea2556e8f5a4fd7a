package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;

/// What belongs to the thread rather than to the loop on it.
final class FleetClientTest {
    private final List<FleetFrame> frames = new CopyOnWriteArrayList<>();
    private final List<Boolean> wasLatest = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @Test
    void whoeverIsHandedAFrameFindsItToBeTheLatest() {
        try (FleetClient client = client()) {
            client.start(
                    frame -> {
                        wasLatest.add(client.latest() == frame);
                        threads.add(Thread.currentThread().getName());
                    },
                    Optional::empty);
            await().until(() -> wasLatest.size() >= 2);

            assertThat(wasLatest).containsOnly(true);
            assertThat(threads).containsOnly("pitwall-fleet");
        }
    }

    @Test
    void aMemoryThatCannotBeReadDoesNotStopTheStart() {
        try (FleetClient client = client()) {
            client.start(frames::add, () -> {
                throw new IllegalStateException("as the test wants");
            });
            await().until(() -> !frames.isEmpty());

            assertThat(frames.getFirst().freshness().mode()).isEqualTo(ConsoleMode.OFFLINE);
        }
    }

    @Test
    void aClosedClientPublishesNothingAndTakesCallsInSilence() {
        FleetClient client = client();
        client.start(frames::add, Optional::empty);
        await().until(() -> !frames.isEmpty());
        client.close();
        int before = frames.size();

        client.retryNow();
        client.resync();

        assertThat(frames).hasSize(before);
    }

    private static FleetClient client() {
        return new FleetClient(
                new FleetSettings("https://fleet.example", "test 1", FleetView.EVERYTHING),
                new NoServer(),
                FleetRecorder.NONE,
                new SplittableRandom(1),
                InstantSource.system());
    }

    private static final class NoServer implements EventSource {
        @Override
        public void open(long connection, Consumer<LinkEvent> events) {
            events.accept(new LinkEvent.Ended(connection, Trouble.UNREACHABLE));
        }

        @Override
        public void send(Envelope<ClientFrame> message) {}

        @Override
        public void close() {}
    }
}
