package pitwall.protocol.rest;

/// Takes a release back.
///
/// @param reason for people, 1 to 500 characters
public record RevokeRelease(String reason) {}
