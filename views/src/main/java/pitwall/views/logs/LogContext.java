package pitwall.views.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// Everything a car, or the server itself, wrote around a moment, shown in place of what the query finds.
///
/// @param car absent for the server
/// @param place the line that was pointed at before
/// @param asked whether the server was asked for it; else it is what this computer remembers
record LogContext(@Nullable CarId car, Instant moment, LogWindow window, int place, boolean asked) {}
