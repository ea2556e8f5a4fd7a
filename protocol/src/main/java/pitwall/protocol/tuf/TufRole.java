package pitwall.protocol.tuf;

/// The four roles of a repository. Delegated targets are not used.
public enum TufRole {
    /// Says which keys speak for the others. Kept offline, several people together.
    ROOT("root"),
    /// Says which artifacts are releases.
    TARGETS("targets"),
    /// Says which versions of the metadata belong together.
    SNAPSHOT("snapshot"),
    /// Says, often, which snapshot is the newest.
    TIMESTAMP("timestamp");

    private final String word;

    TufRole(String word) {
        this.word = word;
    }

    /// As it stands in metadata and file names.
    public String word() {
        return word;
    }

    /// `timestamp.json`.
    public String file() {
        return word + ".json";
    }

    /// `3.snapshot.json`.
    public String file(long version) {
        return version + "." + file();
    }
}
