package pitwall.protocol.rest;

/// An alarm is put aside.
///
/// @param minutes from now
public record ShelveAlarm(int minutes, String reason) {}
