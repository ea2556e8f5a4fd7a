package pitwall.client;

import java.util.BitSet;

/// Which slots differ from the frame before.
///
/// @param whole true where the whole picture was replaced; `slots` is then empty
/// @param slots added, changed and emptied slots; must not be written to
public record FleetChanges(boolean whole, BitSet slots) {
    /// Nothing changed.
    public static final FleetChanges NONE = new FleetChanges(false, new BitSet());
    /// Everything may have changed.
    public static final FleetChanges WHOLE = new FleetChanges(true, new BitSet());

    /// These changes followed by `later`, as one.
    public FleetChanges then(FleetChanges later) {
        if (whole || later.whole) {
            return WHOLE;
        }
        BitSet both = (BitSet) slots.clone();
        both.or(later.slots);
        return new FleetChanges(false, both);
    }

    public boolean isEmpty() {
        return !whole && slots.isEmpty();
    }
}
