package pitwall.protocol.rest;

/// Consent to exactly the proposal with this hash.
///
/// @param reason in the words of who consents
public record ApprovePolicy(String hash, String reason) {}
