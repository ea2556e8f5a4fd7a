package pitwall.views.logs.lines;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;

/// One thing that must hold of a line.
public sealed interface LineCondition {
    record Levels(Set<LogLevel> levels) implements LineCondition {
        public Levels {
            levels = Set.copyOf(levels);
        }
    }

    /// When it was: as known its arrival at the server, as happened what
    /// [Reckoning#time(pitwall.protocol.rest.LogLine)] says.
    ///
    /// @param from inclusive
    /// @param to exclusive
    record Span(@Nullable Instant from, @Nullable Instant to, Reckoning reckoning) implements LineCondition {}

    record Cars(Predicate<CarId> wanted) implements LineCondition {}

    record Sources(Set<String> sources) implements LineCondition {
        public Sources {
            sources = Set.copyOf(sources);
        }
    }

    /// A field has this value.
    record Field(String name, String value) implements LineCondition {}

    /// The text occurs in the message, the source, or a name or value of a field; upper and lower case are the same.
    record Text(String text) implements LineCondition {}

    /// The expression is found in the message, the source, or a field as `name=value`.
    record Matches(LinePattern pattern) implements LineCondition {}

    /// The condition does not hold.
    record Not(LineCondition other) implements LineCondition {}
}
