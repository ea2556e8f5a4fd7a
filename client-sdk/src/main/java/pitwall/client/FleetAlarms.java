package pitwall.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;

/// What there is to know about alarms beyond the picture of the fleet. Changes nothing. Thread-safe; futures end on a
/// virtual thread and never fail.
public interface FleetAlarms {
    /// One alarm with its rule, what happened to it, and earlier ones of the same kind.
    ///
    /// @param alarm such as `A-17`
    CompletableFuture<Answer<AlarmDetail>> detail(String alarm);

    /// What happened to all alarms, the newest first.
    ///
    /// @param before only lines with a smaller number; absent for the newest
    /// @param limit at most 500
    CompletableFuture<Answer<List<AlarmJournalLine>>> journal(@Nullable Long before, int limit);

    /// Silences and what is out of service, the oldest first.
    CompletableFuture<Answer<List<AlarmMuteEntry>>> mutes();

    /// How many alarms a silence would hide and would have hidden.
    CompletableFuture<Answer<MutePreview>> preview(MuteAlarms terms);

    /// What a rule would have raised within the last seven days, as far as history can tell. Takes seconds.
    CompletableFuture<Answer<BackTest>> backTest(AlarmRuleBody rule);

    /// The rules by which alarms come, by name.
    CompletableFuture<Answer<List<AlarmRuleEntry>>> rules();
}
