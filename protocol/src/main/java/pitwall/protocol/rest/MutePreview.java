package pitwall.protocol.rest;

/// What a silence would do.
///
/// @param now alarms that are shown and would not be
/// @param lastDay alarms of the last 24 hours that it would have hidden
public record MutePreview(int now, int lastDay) {}
