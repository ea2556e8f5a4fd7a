package pitwall.client.witness;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers as long as the program runs.
public final class MemoryWitnessStore implements WitnessStore {
    private volatile @Nullable WitnessedHead newest;

    @Override
    public Optional<WitnessedHead> newest() {
        return Optional.ofNullable(newest);
    }

    @Override
    public void remember(WitnessedHead head) {
        newest = head;
    }
}
