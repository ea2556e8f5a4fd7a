package pitwall.client.past;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Shows how the fleet was. Any thread; times are the server's.
public interface FleetPast {
    /// How the fleet was at this moment. Fails where what was kept cannot be read at all.
    CompletableFuture<PastFleet> at(Instant moment);

    /// The stretches between two moments of which every second can be shown, the earliest first.
    CompletableFuture<List<Span>> coverage(Instant from, Instant to);

    /// Calls, on any thread, whenever more of what [#coverage] was asked for can be shown than it said.
    default void whenMore(Runnable told) {}

    /// Nothing was kept.
    FleetPast NOTHING = new FleetPast() {
        @Override
        public CompletableFuture<PastFleet> at(Instant moment) {
            return CompletableFuture.completedFuture(new PastFleet.NotSeen(moment));
        }

        @Override
        public CompletableFuture<List<Span>> coverage(Instant from, Instant to) {
            return CompletableFuture.completedFuture(List.of());
        }
    };
}
