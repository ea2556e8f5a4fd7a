package pitwall.views.logs;

import java.time.Instant;
import pitwall.fleet.CarId;

/// Everything a car wrote around a moment, shown in place of what the query finds.
///
/// @param place the line that was pointed at before
record LogContext(CarId car, Instant moment, LogWindow window, int place) {}
