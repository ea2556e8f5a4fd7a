package pitwall.cache;

/// Why a cache could not be used as it was. Each has its own words for the user.
public enum CacheTrouble {
    /// Another console of this user has the file open; this one runs without a cache.
    IN_USE,
    /// The key is gone or was changed; the old file cannot be read any more.
    KEY_LOST,
    /// The file is damaged.
    DAMAGED,
    /// The file is not a cache of ours.
    FOREIGN,
    /// A newer version of the program wrote it.
    NEWER,
    /// An older copy was put in place of the file.
    OLD_COPY,
    /// The file did not open in time; it is tried again.
    TOO_SLOW,
    /// There is no room to write.
    DISK_FULL,
    /// The folder cannot be written.
    NO_ACCESS
}
