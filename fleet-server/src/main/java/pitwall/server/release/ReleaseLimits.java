package pitwall.server.release;

import java.time.Duration;

/// How many bytes of artifacts are taken. A release counts with the length it was registered with, whether or not its
/// bytes have come: no upload can be longer than that.
///
/// @param artifact of one
/// @param day that one person may register within [#DAY]
/// @param store of all together, the same bytes counted once
public record ReleaseLimits(long artifact, long day, long store) {
    /// The time over which a person's releases are counted.
    public static final Duration DAY = Duration.ofDays(1);
    /// 4 GiB each, 32 GiB a person and day, 256 GiB in all.
    public static final ReleaseLimits DEFAULT = new ReleaseLimits(4L << 30, 32L << 30, 256L << 30);
}
