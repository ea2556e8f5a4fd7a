package pitwall.server.registry;

/// One request to change something. Runs on the writer thread, sees everything that was written before it, and
/// may run a second time if its group could not be committed together; so it changes nothing but the draft.
@FunctionalInterface
public interface Write<T> {
    T apply(Draft draft);
}
