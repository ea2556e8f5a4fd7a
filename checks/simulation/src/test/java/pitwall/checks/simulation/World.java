package pitwall.checks.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import pitwall.fleet.rollout.Violation;

/// Virtual time on one thread. What happens next is drawn from the scenario's seed alone, so that the same scenario
/// gives the same run to the last byte.
final class World implements InstantSource {
    static final Instant START = Instant.parse("2026-05-04T12:00:00Z");
    private static final int MOST_EVENTS = 400_000;

    private record Entry(long at, long tie, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(tie, other.tie);
        }
    }

    private final Scenario scenario;
    private final SplittableRandom random;
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final Set<String> seen = new HashSet<>();
    private long now;
    private long ties;
    private long trace;
    private boolean calm;
    private boolean over;

    World(Scenario scenario) {
        this.scenario = scenario;
        this.random = new SplittableRandom(scenario.seed() * 0x9E37_79B9_7F4A_7C15L + 1);
    }

    Scenario scenario() {
        return scenario;
    }

    @Override
    public Instant instant() {
        return START.plusMillis(now);
    }

    /// Milliseconds since the start.
    long elapsed() {
        return now;
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    SplittableRandom dice() {
        return random.split();
    }

    /// Whether a fault that is on strikes, one time in `oneIn`.
    boolean happens(Fault fault, int oneIn) {
        return !calm && scenario.has(fault) && random.nextInt(oneIn) == 0;
    }

    /// After `delay` milliseconds.
    void in(long delay, Runnable what) {
        queue.add(new Entry(now + Math.max(0, delay), ties++, what));
    }

    /// Everything is well from now on.
    void calmDown() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    void end() {
        over = true;
    }

    /// Something that must come out the same each time.
    void note(Object what) {
        trace = trace * 31 + what.hashCode();
        trace ^= trace >>> 29;
    }

    long trace() {
        return trace * 31 + now;
    }

    /// Something that runs are there for: some of them must come to it.
    void saw(String what) {
        seen.add(what);
    }

    Set<String> seen() {
        return seen;
    }

    void run() {
        int events = 0;
        while (!over && !queue.isEmpty()) {
            Entry entry = queue.remove();
            now = entry.at();
            entry.what().run();
            if (++events > MOST_EVENTS) {
                throw new Violation("I13", "no end after " + MOST_EVENTS + " events");
            }
        }
    }
}
