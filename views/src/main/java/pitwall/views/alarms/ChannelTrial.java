package pitwall.views.alarms;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import pitwall.client.Answer;
import pitwall.client.FleetChannels;
import pitwall.protocol.rest.ChannelTest;
import pitwall.views.kit.Strings;

/// What became of a test message, in words. FX thread; needs no toolkit.
final class ChannelTrial {
    private final FleetChannels channels;
    private final Executor fxThread;
    private final Strings strings;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private long asked;

    ChannelTrial(FleetChannels channels, Executor fxThread, Strings strings) {
        this.channels = channels;
        this.fxThread = fxThread;
        this.strings = strings;
    }

    /// Sends one. Only the answer to the newest counts.
    void ask(String channel) {
        asked++;
        long number = asked;
        sentence.set(strings.get("alarms.channel.test.asking"));
        CompletableFuture<?> unused = channels.test(channel)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (number == asked) {
                        sentence.set(words(answer));
                    }
                }));
    }

    private String words(Answer<ChannelTest> answer) {
        return switch (answer) {
            case Answer.Given<ChannelTest>(ChannelTest test) -> words(test);
            case Answer.Remembered<ChannelTest> _, Answer.Unanswered<ChannelTest> _ ->
                strings.get("alarms.channel.test.unanswered");
            case Answer.Refused<ChannelTest>(var _, var _, String said, String correlation) ->
                strings.get("alarms.list.failed", said, correlation);
        };
    }

    private String words(ChannelTest test) {
        String millis = strings.formats().exact(test.millis());
        if (test.delivered()) {
            return test.status() == null
                    ? strings.get("alarms.channel.test.sent", millis)
                    : strings.get("alarms.channel.test.answered", millis, String.valueOf(test.status()));
        }
        return strings.get("alarms.channel.test.failed", String.valueOf(test.why()));
    }

    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
