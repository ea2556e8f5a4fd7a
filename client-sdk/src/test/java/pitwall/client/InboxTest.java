package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness.Trouble;
import pitwall.testing.FleetFixtures;

final class InboxTest {
    private final AtomicInteger wakes = new AtomicInteger();
    private final Inbox inbox = new Inbox(wakes::incrementAndGet, 20);

    @Test
    void eventsComeOutInOrderAndWakeOnce() {
        inbox.put(new LinkEvent.Opened(1));
        inbox.put(message("a"));
        inbox.put(new LinkEvent.Ended(1, Trouble.NONE));

        assertThat(wakes).hasValue(1);
        assertThat(all()).containsExactly(new LinkEvent.Opened(1), message("a"), new LinkEvent.Ended(1, Trouble.NONE));
    }

    @Test
    void aFullInboxThatNobodyEmptiesBecomesOneRequest() {
        inbox.put(new LinkEvent.Opened(1));
        for (int i = 0; i <= Inbox.MAX_MESSAGES; i++) {
            inbox.put(message("a"));
        }

        assertThat(all()).containsExactly(new LinkEvent.Opened(1), new LinkEvent.Overflowed(1));
    }

    @Test
    void oneMessageLargerThanTheLimitStillPasses() {
        LinkEvent large = message("x".repeat((int) Inbox.MAX_CHARACTERS + 1));

        inbox.put(large);

        assertThat(all()).containsExactly(large);
    }

    @Test
    void theSenderIsHeldBackWhileSomebodyTakesMessagesOut() throws InterruptedException {
        Inbox patient = new Inbox(() -> {}, 5_000);
        int count = 3 * Inbox.MAX_MESSAGES;
        Thread sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < count; i++) {
                patient.put(message("a"));
            }
        });

        int taken = 0;
        while (taken < count) {
            Optional<LinkEvent> next = patient.poll();
            assertThat(next).isNotEqualTo(Optional.of(new LinkEvent.Overflowed(1)));
            taken += next.isPresent() ? 1 : 0;
            Thread.onSpinWait();
        }

        sender.join();
        assertThat(patient.poll()).isEmpty();
    }

    private List<LinkEvent> all() {
        List<LinkEvent> events = new ArrayList<>();
        for (Optional<LinkEvent> next = inbox.poll(); next.isPresent(); next = inbox.poll()) {
            events.add(next.get());
        }
        return events;
    }

    private static LinkEvent message(String text) {
        return new LinkEvent.Arrived(1, FleetFixtures.NOW, text);
    }
}
