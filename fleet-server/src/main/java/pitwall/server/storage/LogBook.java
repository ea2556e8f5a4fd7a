package pitwall.server.storage;

import java.util.function.Function;

/// Where log lines are kept that can be searched: those of cars, or those of the server itself. Thread-safe.
public sealed interface LogBook {
    /// Reads without a transaction of its own.
    <T> T read(Function<LogLineRows, T> reading);

    /// What cars write, in the fleet's database.
    record OfCars(Database database) implements LogBook {
        @Override
        public <T> T read(Function<LogLineRows, T> reading) {
            return database.read(sql -> reading.apply(new LogLineRows(sql)));
        }
    }

    /// What the server writes.
    record OfServer(SideFile file) implements LogBook {
        @Override
        public <T> T read(Function<LogLineRows, T> reading) {
            return file.read(sql -> reading.apply(LogLineRows.ofServer(sql)));
        }
    }
}
