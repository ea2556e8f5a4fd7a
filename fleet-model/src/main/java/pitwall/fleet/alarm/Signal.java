package pitwall.fleet.alarm;

/// A rule found that something began or ended.
///
/// @param object the id of the thing
/// @param begins false if it went away
public record Signal(String object, boolean begins) {}
