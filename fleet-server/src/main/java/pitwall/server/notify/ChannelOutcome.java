package pitwall.server.notify;

import java.util.List;
import pitwall.protocol.rest.ChannelEntry;

/// What became of a change of a channel.
public sealed interface ChannelOutcome {
    record Done(ChannelEntry channel, boolean created) implements ChannelOutcome {}

    /// @param current 0 where there is no such channel
    record OtherRevision(long current) implements ChannelOutcome {}

    record Wrong(List<ChannelWrong> wrongs) implements ChannelOutcome {
        public Wrong {
            wrongs = List.copyOf(wrongs);
        }
    }
}
