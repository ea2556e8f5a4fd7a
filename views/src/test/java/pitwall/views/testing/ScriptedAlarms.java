package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.AlarmAct;
import pitwall.client.Answer;
import pitwall.client.ChannelAct;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetAlarms;
import pitwall.client.FleetChannels;
import pitwall.client.FleetCommand;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelTest;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.Speaker;

/// A server that answers about alarms what the test says, a speaker that writes down what it played, and all that was
/// done. FX thread.
public final class ScriptedAlarms implements FleetAlarms, FleetChannels, Speaker, Commands {
    public Answer<AlarmDetail> detail = new Answer.Unanswered<>();
    public Answer<List<AlarmJournalLine>> journal = new Answer.Given<>(List.of());
    /// The whole journal, the newest first, told page by page; `journal` is told where there is none.
    public Optional<List<AlarmJournalLine>> pages = Optional.empty();
    public Answer<List<AlarmMuteEntry>> mutes = new Answer.Given<>(List.of());
    public Answer<MutePreview> preview = new Answer.Given<>(new MutePreview(3, 14));
    public Answer<List<AlarmRuleEntry>> rules = new Answer.Given<>(List.of());
    public Answer<BackTest> backTest = new Answer.Unanswered<>();
    public Answer<List<ChannelEntry>> channels = new Answer.Given<>(List.of());
    public Answer<List<DeliveryEntry>> deliveries = new Answer.Given<>(List.of());
    public Answer<ChannelTest> test = new Answer.Unanswered<>();
    public Answer<AlertsAdopted> adopted = new Answer.Unanswered<>();
    public final List<ChannelAct> acts = new ArrayList<>();
    public CommandOutcome outcome = new CommandOutcome.Accepted(new UUID(1, 1));
    public boolean there = true;
    public List<String> devices = List.of();
    public SoundChoice used = SoundChoice.USUAL;
    public final List<Tone> played = new ArrayList<>();
    public final List<AlarmAct> done = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    public AlarmDesk desk() {
        return new AlarmDesk(this, this, this, this);
    }

    @Override
    public CompletableFuture<Answer<AlarmDetail>> detail(String alarm) {
        asked.add("detail " + alarm);
        return CompletableFuture.completedFuture(detail);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> journal(@Nullable Long before, int limit) {
        asked.add("journal " + before);
        return CompletableFuture.completedFuture(pages.<Answer<List<AlarmJournalLine>>>map(lines ->
                        new Answer.Given<>(lines.stream()
                                .filter(line -> before == null || line.n() < before)
                                .limit(limit)
                                .toList()))
                .orElse(journal));
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
    public CompletableFuture<Answer<List<ChannelEntry>>> channels() {
        return CompletableFuture.completedFuture(channels);
    }

    @Override
    public CompletableFuture<Answer<List<DeliveryEntry>>> deliveries(@Nullable String channel, int limit) {
        asked.add("deliveries " + channel);
        return CompletableFuture.completedFuture(deliveries);
    }

    @Override
    public CompletableFuture<Answer<ChannelTest>> test(String channel) {
        asked.add("test " + channel);
        return CompletableFuture.completedFuture(test);
    }

    @Override
    public CompletableFuture<Answer<AlertsAdopted>> preview(String file) {
        asked.add("alerts " + file);
        return CompletableFuture.completedFuture(adopted);
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public List<String> devices() {
        return devices;
    }

    @Override
    public void use(SoundChoice choice) {
        used = choice;
    }

    @Override
    public void play(Tone tone) {
        played.add(tone);
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        if (command instanceof FleetCommand.OnAlarms(AlarmAct act)) {
            done.add(act);
        } else if (command instanceof FleetCommand.OnChannels(ChannelAct act)) {
            acts.add(act);
        }
        return CompletableFuture.completedFuture(outcome);
    }
}
