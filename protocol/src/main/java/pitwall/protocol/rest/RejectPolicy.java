package pitwall.protocol.rest;

/// A no to exactly the proposal with this hash.
///
/// @param reason in the words of who says no
public record RejectPolicy(String hash, String reason) {}
