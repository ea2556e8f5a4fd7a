package pitwall.client;

import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;

/// A log entry of one car, as received.
public record SeenLog(CarId car, LogEntry entry) {}
