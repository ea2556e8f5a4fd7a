package pitwall.cache.history;

/// What there is to know about a row without reading it.
///
/// @param number unique; a row that was written later has a higher one
/// @param group the number of the keyframe that it goes on from
/// @param from the second after which it begins to tell, in seconds since 1970, server time; of a keyframe the same as
///     `to`
/// @param to the last second it tells of
public record RowHead(long number, long group, Level level, long from, long to) {}
