package pitwall.client;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import pitwall.protocol.FleetEvent;

/// What differs from the frame before.
///
/// @param whole true where the whole picture was replaced; `slots` is then empty
/// @param slots slots whose car was added, changed or removed, or came further with its update; must not be written to
/// @param board true where a rollout or the audit head changed
/// @param news what happened since, oldest first, at most 10 000: ends of updates, decisions of rollouts, audit entries
public record FleetChanges(boolean whole, BitSet slots, boolean board, List<FleetEvent.News> news) {
    /// Nothing changed.
    public static final FleetChanges NONE = new FleetChanges(false, new BitSet());
    /// Everything may have changed.
    public static final FleetChanges WHOLE = new FleetChanges(true, new BitSet(), true, List.of());

    static final int MAX_NEWS = 10_000;

    public FleetChanges {
        news = List.copyOf(news.subList(Math.max(0, news.size() - MAX_NEWS), news.size()));
    }

    /// Changes of nothing but cars.
    public FleetChanges(boolean whole, BitSet slots) {
        this(whole, slots, whole, List.of());
    }

    /// The same changes, and what happened.
    FleetChanges with(List<FleetEvent.News> happened) {
        return happened.isEmpty() ? this : new FleetChanges(whole, slots, board, happened);
    }

    /// These changes followed by `later`, as one.
    public FleetChanges then(FleetChanges later) {
        List<FleetEvent.News> both = new ArrayList<>(news);
        both.addAll(later.news);
        if (whole || later.whole) {
            return WHOLE.with(both);
        }
        BitSet all = (BitSet) slots.clone();
        all.or(later.slots);
        return new FleetChanges(false, all, board || later.board, both);
    }

    public boolean isEmpty() {
        return !whole && slots.isEmpty() && !board && news.isEmpty();
    }
}
