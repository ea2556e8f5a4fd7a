package pitwall.views.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.past.CarFilter;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvent;
import pitwall.client.past.PastEvents;

/// Events in memory; answers come when the test says so. Of cars it knows how many changed, and leaves out those that
/// are not of the filter it was told to heed.
final class HappenedBefore implements PastEvents {
    final List<Instant> asked = new ArrayList<>();
    private final List<PastEvent> events = new ArrayList<>();
    private final List<Happenings.Busy> cars = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private CarFilter heeded = CarFilter.ALL;
    private boolean slow;

    void saw(PastEvent event) {
        events.add(event);
    }

    void cars(Instant at, int count) {
        cars.add(new Happenings.Busy(at, count));
    }

    /// Whoever asks with another filter is told of no car.
    void only(CarFilter filter) {
        heeded = filter;
    }

    /// Answers wait for [#answer] from now on.
    void slowly() {
        slow = true;
    }

    void answer() {
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<Happenings> between(Instant from, Instant to, CarFilter filter) {
        asked.add(from);
        CompletableFuture<Happenings> answer = new CompletableFuture<>();
        Happenings found = new Happenings(
                events.stream().filter(event -> within(event.at(), from, to)).toList(),
                cars.stream()
                        .filter(busy -> filter == heeded && within(busy.at(), from, to))
                        .toList());
        Runnable give = () -> answer.complete(found);
        if (slow) {
            waiting.add(give);
        } else {
            give.run();
        }
        return answer;
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return at.isAfter(from) && !at.isAfter(to);
    }
}
