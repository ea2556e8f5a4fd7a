package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule and what became of it.
///
/// @param missing what must be written before it can be enabled, by name
/// @param changedBy absent for what the server came with
public record AlarmRuleEntry(
        AlarmRuleBody rule,
        long revision,
        List<String> missing,
        @Nullable String changedBy,
        Instant changedAt) {
    public AlarmRuleEntry {
        missing = List.copyOf(missing);
    }
}
