package pitwall.fleet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/// Follows one rule's condition on everything it looks at, with the patience of its [RuleTiming]. Remembers only things
/// for which the condition holds or held lately. Belongs to one thread; time never goes back.
public final class RuleWatch {
    private final RuleTiming timing;
    private final Map<String, Followed> followed = new HashMap<>();
    private final Queue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));

    /// When something has to be looked at again; outdated ones are skipped when they come.
    private record Due(Instant at, String object) {}

    private static final class Followed {
        private boolean holds;
        private boolean counted;
        private boolean standing;
        private Instant since;
        private Instant noted = Instant.MIN;
        private final Deque<Instant> hits = new ArrayDeque<>();

        Followed(Instant since) {
            this.since = since;
        }
    }

    public RuleWatch(RuleTiming timing) {
        this.timing = timing;
    }

    /// An alarm of before stands: its condition counts as holding until a reading says otherwise.
    public void stands(String object, Instant now) {
        Followed one = followed.computeIfAbsent(object, id -> new Followed(now));
        one.holds = true;
        one.counted = true;
        one.standing = true;
    }

    /// True if the condition holds for it, or it waits for something.
    public boolean follows(String object) {
        return followed.containsKey(object);
    }

    /// What the condition says of something now.
    public List<Signal> read(String object, Reading reading, Instant now) {
        Followed one = followed.get(object);
        if (reading == Reading.UNKNOWN || (one == null && reading == Reading.DOES_NOT)) {
            return List.of();
        }
        if (one == null) {
            one = new Followed(now);
            followed.put(object, one);
        }
        boolean holds = reading == Reading.HOLDS;
        if (one.holds != holds) {
            one.holds = holds;
            one.since = now;
            one.counted = false;
        }
        return judge(object, one, now);
    }

    /// Something happened that has no end. It is gone again after the delay.
    public List<Signal> happened(String object, Instant now) {
        Followed one = followed.computeIfAbsent(object, id -> new Followed(now));
        one.since = now;
        hit(one, now);
        List<Signal> signals = new ArrayList<>();
        if (!one.standing && isEnough(one)) {
            one.standing = true;
            signals.add(new Signal(object, true));
        }
        signals.addAll(judge(object, one, now));
        return signals;
    }

    /// The thing is no more.
    public List<Signal> gone(String object) {
        Followed one = followed.remove(object);
        return one != null && one.standing ? List.of(new Signal(object, false)) : List.of();
    }

    /// What follows from the clock alone.
    public List<Signal> due(Instant now) {
        List<Signal> signals = new ArrayList<>();
        Due next = due.peek();
        while (next != null && !next.at().isAfter(now)) {
            due.remove();
            Followed one = followed.get(next.object());
            if (one != null) {
                signals.addAll(judge(next.object(), one, now));
            }
            next = due.peek();
        }
        return signals;
    }

    private List<Signal> judge(String object, Followed one, Instant now) {
        if (one.holds) {
            return one.counted || !isPast(object, one, timing.lasting(), now) ? List.of() : count(object, one, now);
        }
        if (one.standing) {
            if (!isPast(object, one, timing.delayOff(), now)) {
                return List.of();
            }
            one.standing = false;
            forgetIfQuiet(object, one, now);
            return List.of(new Signal(object, false));
        }
        forgetIfQuiet(object, one, now);
        return List.of();
    }

    private List<Signal> count(String object, Followed one, Instant now) {
        one.counted = true;
        hit(one, now);
        if (one.standing || !isEnough(one)) {
            return List.of();
        }
        one.standing = true;
        return List.of(new Signal(object, true));
    }

    /// True if so long has passed; makes a note to look again if not.
    private boolean isPast(String object, Followed one, Duration wait, Instant now) {
        Instant at = one.since.plus(wait);
        if (at.isAfter(now)) {
            note(object, one, at);
            return false;
        }
        return true;
    }

    private void note(String object, Followed one, Instant at) {
        if (!one.noted.equals(at)) {
            one.noted = at;
            due.add(new Due(at, object));
        }
    }

    private void hit(Followed one, Instant now) {
        one.hits.addLast(now);
        forgetHits(one, now);
        if (one.hits.size() > timing.count()) {
            one.hits.removeFirst();
        }
    }

    private void forgetHits(Followed one, Instant now) {
        Instant oldest = now.minus(timing.window());
        while (!one.hits.isEmpty() && one.hits.getFirst().isBefore(oldest)) {
            one.hits.removeFirst();
        }
    }

    private boolean isEnough(Followed one) {
        return one.hits.size() >= timing.count();
    }

    private void forgetIfQuiet(String object, Followed one, Instant now) {
        forgetHits(one, now);
        if (timing.count() == 1 || one.hits.isEmpty()) {
            followed.remove(object);
        } else {
            note(object, one, one.hits.getFirst().plus(timing.window()).plusMillis(1));
        }
    }
}
