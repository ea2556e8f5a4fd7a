package pitwall.cache;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pitwall.client.SessionInfo;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailMemory;
import pitwall.client.trail.TrailPlace;
import pitwall.protocol.rest.AuditEvidence;

/// The memory of the audit trail as one console uses it, for whoever is signed in. Thread-safe.
///
/// @param reader the session in use; empty while nobody is known
/// @param file waits for the rows; nothing where they were shown to somebody else
record PersonalTrail(CachedTrail waiting, Supplier<Optional<SessionInfo>> reader, Access file) implements TrailMemory {
    /// Reads rows on the thread they belong to.
    interface Access {
        <T> T read(SessionInfo reader, Reading<T> reading, T otherwise);
    }

    /// Something that reads rows.
    interface Reading<T> {
        T read(TrailRows rows) throws java.sql.SQLException;
    }

    @Override
    public void keep(AuditEvidence part) {
        reader.get().ifPresent(person -> waiting.put(new CachedTrail.Waiting(person, part)));
    }

    @Override
    public Optional<Part> entries(TrailPlace place, TrailFilter filter, int limit) {
        return reader.get()
                .flatMap(person -> file.read(person, rows -> rows.entries(place, filter, limit), Optional.empty()));
    }

    @Override
    public List<AuditEvidence> proofs(long from, long to) {
        return reader.get()
                .map(person -> file.read(person, rows -> rows.proofs(from, to), List.<AuditEvidence>of()))
                .orElse(List.of());
    }
}
