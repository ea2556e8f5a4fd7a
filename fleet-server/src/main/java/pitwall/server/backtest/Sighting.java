package pitwall.server.backtest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.Reading;

/// What history says of a condition at one moment.
///
/// @param reading absent for something that happened and has no end
/// @param value what was measured; absent where nothing is
record Sighting(
        Instant at, @Nullable Reading reading, @Nullable String value) {}
