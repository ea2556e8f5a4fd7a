package pitwall.fleet.alarm;

import java.time.Instant;

/// Somebody put an alarm aside for a while.
///
/// @param at server time
/// @param until when it comes back by itself
public record Shelving(String by, Instant at, Instant until, String reason) {}
