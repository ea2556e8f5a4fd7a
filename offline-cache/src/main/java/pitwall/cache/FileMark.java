package pitwall.cache;

import java.util.Optional;

/// What is remembered about one file of a cache outside of it.
public interface FileMark {
    /// How often the file was begun or emptied, and for the last picture opened; 0 if it never was. A file that is
    /// behind is an older copy.
    long generation();

    void generation(long generation);

    /// What is to be forgotten of the file before anything of it is shown; empty where nothing is.
    Optional<Forgetting> wish();

    /// False where the wish cannot be kept.
    boolean wish(Forgetting what);

    void fulfilled();
}
