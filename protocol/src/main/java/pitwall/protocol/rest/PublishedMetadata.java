package pitwall.protocol.rest;

/// Signed metadata that is served from now on.
///
/// @param file for example `2.root.json`
public record PublishedMetadata(String file, long version) {}
