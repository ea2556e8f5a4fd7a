package pitwall.client;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.UpdateProgress;

/// The newest update of every car, in the car's slot. Copied in chunks as cars are; all chunks of a fleet in which
/// nothing goes on are one. Owned by the `pitwall-fleet` thread.
final class UpdateSlots {
    private static final int CHUNK = FleetSnapshot.CHUNK;
    /// Never written to.
    private static final @Nullable UpdateProgress[] EMPTY = new @Nullable UpdateProgress[CHUNK];

    private final BitSet published = new BitSet();
    private @Nullable UpdateProgress[][] chunks = none();

    static @Nullable UpdateProgress[][] none() {
        return new @Nullable UpdateProgress[0][];
    }

    void put(int slot, @Nullable UpdateProgress update) {
        if (update == null && at(chunks, slot) == null) {
            return;
        }
        int number = slot / CHUNK;
        if (number >= chunks.length) {
            int before = chunks.length;
            chunks = Arrays.copyOf(chunks, number + 1);
            Arrays.fill(chunks, before, number + 1, EMPTY);
            published.set(before, number + 1);
        }
        if (published.get(number)) {
            chunks[number] = chunks[number].clone();
            published.clear(number);
        }
        chunks[number][slot % CHUNK] = update;
    }

    void clear() {
        chunks = none();
        published.clear();
    }

    /// What there is now; it never changes afterwards.
    @Nullable
    UpdateProgress[][] publish() {
        published.set(0, chunks.length);
        return chunks.clone();
    }

    static @Nullable UpdateProgress at(@Nullable UpdateProgress[][] chunks, int slot) {
        return slot / CHUNK < chunks.length ? chunks[slot / CHUNK][slot % CHUNK] : null;
    }
}
