package pitwall.server.registry;

/// Somebody who adds to a group of writes what follows from it. Called on the writer thread when nothing else is added
/// to the group any more, inside its transaction; what fails here fails with the group.
@FunctionalInterface
public interface DraftWatch {
    void committing(Draft draft);
}
