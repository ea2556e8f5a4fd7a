package pitwall.protocol.tuf;

import pitwall.fleet.ReasonCode;

/// Why something is not believed.
///
/// @param reason one of [TufReason]
/// @param file the metadata file or the artifact it is about
/// @param detail one sentence for a log; holds numbers and names, never what the file said
public record TufRefusal(ReasonCode reason, String file, String detail) {}
