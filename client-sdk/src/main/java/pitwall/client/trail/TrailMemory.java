package pitwall.client.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.protocol.rest.AuditEvidence;

/// Remembers entries of a trail as they came, and what proves them, so that they can be read and verified without the
/// server. Thread-safe; bounded: the oldest entries make room.
public interface TrailMemory {
    /// Keeps a part of the trail. Never blocks; what cannot be kept is not.
    void keep(AuditEvidence part);

    /// What is remembered. May wait for a disk.
    ///
    /// @param limit the most entries
    Optional<Part> entries(TrailPlace place, TrailFilter filter, int limit);

    /// Remembered parts that prove themselves and hold entries of the range, the oldest first. May wait for a disk.
    List<AuditEvidence> proofs(long from, long to);

    /// Entries out of memory.
    ///
    /// @param asOf server time of the newest entry or head that is remembered
    /// @param entries oldest first, without what proves them together
    record Part(Instant asOf, AuditEvidence entries) {}

    /// Remembers nothing.
    TrailMemory NONE = new TrailMemory() {
        @Override
        public void keep(AuditEvidence part) {}

        @Override
        public Optional<Part> entries(TrailPlace place, TrailFilter filter, int limit) {
            return Optional.empty();
        }

        @Override
        public List<AuditEvidence> proofs(long from, long to) {
            return List.of();
        }
    };
}
