package pitwall.protocol.rest;

/// A public key with which the server itself signs.
///
/// @param role `snapshot` or `timestamp`
/// @param publicKey Ed25519, 64 hexadecimal digits
/// @param named whether the present root names it; only then it counts
public record OnlineKey(String role, String keyId, String publicKey, boolean named) {}
