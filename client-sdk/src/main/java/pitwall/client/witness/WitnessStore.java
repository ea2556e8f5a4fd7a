package pitwall.client.witness;

import java.util.Optional;

/// Where a witness keeps what it saw of one server's trail, beyond the life of the program. Called by one thread at a
/// time.
public interface WitnessStore {
    /// The newest head that was remembered; empty on a first visit.
    Optional<WitnessedHead> newest();

    /// Keeps a head from now on. A store never forgets one because a later one came that does not continue it.
    void remember(WitnessedHead head);
}
