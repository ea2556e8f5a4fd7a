package pitwall.cache;

/// Remembers, outside the file, how often a cache was opened, so that an older copy put in its place is
/// noticed. Kept beside the secret.
public interface GenerationMark {
    /// The last mark; 0 if there is none.
    long read();

    void write(long generation);
}
