package pitwall.views.ports;

/// Where newer consoles are looked for, and who vouches for them.
///
/// @param address of the signed list
/// @param key public Ed25519 key, 64 hexadecimal digits
/// @param daily true where the console looks once a day by itself and says what it found
public record UpdateSource(String address, String key, boolean daily) {}
