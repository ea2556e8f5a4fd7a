package pitwall.cache.history;

/// How much of what happened a row tells.
public enum Level {
    /// Everything at one second, from which the rows of its group go on.
    KEYFRAME,
    /// Every change, second by second. Kept for a while only.
    SECONDS,
    /// Every lasting change with its second; figures once, at the end of a minute or before a gap.
    MINUTE,
    /// As [#MINUTE], with figures once at the end of a whole group.
    GROUP
}
