package pitwall.views.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import pitwall.client.FleetChanges;
import pitwall.client.FleetSnapshot;
import pitwall.client.past.FleetPast;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;

/// A past in memory, whose answers come when the test says so.
final class SeenBefore implements FleetPast {
    final List<Instant> asked = new ArrayList<>();
    private final TreeMap<Instant, FleetSnapshot> pictures = new TreeMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Span> told = new ArrayList<>();
    private Runnable more = () -> {};
    private boolean slow;
    private boolean broken;

    void saw(Instant moment, FleetSnapshot picture) {
        pictures.put(moment, picture);
    }

    void forget() {
        pictures.clear();
    }

    /// Answers wait for [#answer] from now on.
    void slowly() {
        slow = true;
    }

    /// A server tells how it was before all that was seen.
    void learns(Instant from, FleetSnapshot picture) {
        told.add(new Span(from, pictures.firstKey().minusSeconds(1), true));
        pictures.put(from, picture);
        more.run();
    }

    @Override
    public void whenMore(Runnable then) {
        more = then;
    }

    void breaks() {
        broken = true;
    }

    void answer() {
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<PastFleet> at(Instant moment) {
        asked.add(moment);
        CompletableFuture<PastFleet> answer = new CompletableFuture<>();
        Runnable give = () -> {
            if (broken) {
                answer.completeExceptionally(new IllegalStateException("unreadable"));
            } else {
                answer.complete(find(moment));
            }
        };
        if (slow) {
            waiting.add(give);
        } else {
            give.run();
        }
        return answer;
    }

    private PastFleet find(Instant moment) {
        Map.Entry<Instant, FleetSnapshot> seen = pictures.floorEntry(moment);
        return seen == null || moment.isAfter(pictures.lastKey())
                ? new PastFleet.NotSeen(moment)
                : new PastFleet.Seen(moment, seen.getKey(), seen.getValue(), FleetChanges.NONE);
    }

    @Override
    public CompletableFuture<List<Span>> coverage(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>(told);
        if (!pictures.isEmpty()) {
            Instant begin =
                    told.isEmpty() ? pictures.firstKey() : told.getFirst().to().plusSeconds(1);
            spans.add(new Span(begin, pictures.lastKey()));
        }
        return CompletableFuture.completedFuture(spans);
    }
}
