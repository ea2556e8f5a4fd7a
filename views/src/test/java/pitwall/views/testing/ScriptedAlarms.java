package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.AlarmAct;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetAlarms;
import pitwall.client.FleetCommand;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.bell.Speaker;

/// A server that answers about alarms what the test says, a speaker that writes down what it played, and all that was
/// done. FX thread.
public final class ScriptedAlarms implements FleetAlarms, Speaker, Commands {
    public Answer<AlarmDetail> detail = new Answer.Unanswered<>();
    public Answer<List<AlarmJournalLine>> journal = new Answer.Given<>(List.of());
    public Answer<List<AlarmMuteEntry>> mutes = new Answer.Given<>(List.of());
    public Answer<MutePreview> preview = new Answer.Given<>(new MutePreview(3, 14));
    public Answer<List<AlarmRuleEntry>> rules = new Answer.Given<>(List.of());
    public Answer<BackTest> backTest = new Answer.Unanswered<>();
    public CommandOutcome outcome = new CommandOutcome.Accepted(new UUID(1, 1));
    public boolean there = true;
    public final List<Tone> played = new ArrayList<>();
    public final List<AlarmAct> done = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    public AlarmDesk desk() {
        return new AlarmDesk(this, this, this);
    }

    @Override
    public CompletableFuture<Answer<AlarmDetail>> detail(String alarm) {
        asked.add("detail " + alarm);
        return CompletableFuture.completedFuture(detail);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> journal(@Nullable Long before, int limit) {
        asked.add("journal " + before);
        return CompletableFuture.completedFuture(journal);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmMuteEntry>>> mutes() {
        return CompletableFuture.completedFuture(mutes);
    }

    @Override
    public CompletableFuture<Answer<MutePreview>> preview(MuteAlarms terms) {
        asked.add("preview " + terms);
        return CompletableFuture.completedFuture(preview);
    }

    @Override
    public CompletableFuture<Answer<BackTest>> backTest(AlarmRuleBody rule) {
        return CompletableFuture.completedFuture(backTest);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmRuleEntry>>> rules() {
        return CompletableFuture.completedFuture(rules);
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public void play(Tone tone) {
        played.add(tone);
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        if (command instanceof FleetCommand.OnAlarms(AlarmAct act)) {
            done.add(act);
        }
        return CompletableFuture.completedFuture(outcome);
    }
}
