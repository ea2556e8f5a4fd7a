package pitwall.client.rest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.BackTestRule;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;

/// Asks the server about alarms, each time on a virtual thread of its own. Thread-safe.
public final class AlarmReading implements FleetAlarms {
    private final Asking asking;

    public AlarmReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<AlarmDetail>> detail(String alarm) {
        return asking.later((api, bearer) -> api.alarm(bearer, alarm), UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> journal(@Nullable Long before, int limit) {
        return asking.later((api, bearer) -> api.alarmJournal(bearer, null, before, limit), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmMuteEntry>>> mutes() {
        return asking.later((api, bearer) -> api.alarmMutes(bearer), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<MutePreview>> preview(MuteAlarms terms) {
        return asking.later((api, bearer) -> api.previewMute(bearer, terms), UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<BackTest>> backTest(AlarmRuleBody rule) {
        return asking.patiently(
                (api, bearer) -> api.backTest(bearer, new BackTestRule(rule, BackTestRule.MOST_DAYS)),
                UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<List<AlarmRuleEntry>>> rules() {
        return asking.later((api, bearer) -> api.alarmRules(bearer), List::copyOf);
    }
}
