package pitwall.server.stream;

import java.util.function.LongSupplier;
import pitwall.server.logs.PlaceText;

/// What tails of logs need beside the log of changes.
///
/// @param newest the id of the newest line that is stored
public record TailSources(PlaceText places, LongSupplier newest) {}
