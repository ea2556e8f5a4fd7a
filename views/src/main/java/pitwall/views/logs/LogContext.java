package pitwall.views.logs;

import java.time.Instant;
import pitwall.fleet.CarId;

/// Everything a car wrote around a moment, shown in place of what the query finds.
///
/// @param place the line that was pointed at before
/// @param asked whether the server was asked for it; else it is what this computer remembers
record LogContext(CarId car, Instant moment, LogWindow window, int place, boolean asked) {}
