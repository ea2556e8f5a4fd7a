package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An alarm with everything that helps to act on it.
///
/// @param rule absent where its rule is no more
/// @param journal what happened to it, the newest first; at most [#MOST_LINES]
/// @param earlier alarms of the same rule about the same thing, the newest first; at most [#MOST_EARLIER]
public record AlarmDetail(
        AlarmView alarm, @Nullable AlarmRuleBody rule, List<AlarmJournalLine> journal, List<AlarmView> earlier) {
    /// How many lines of the journal are told.
    public static final int MOST_LINES = 500;

    /// How many earlier alarms are told of.
    public static final int MOST_EARLIER = 20;

    public AlarmDetail {
        journal = List.copyOf(journal);
        earlier = List.copyOf(earlier);
    }
}
