package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel and how it does.
///
/// @param channel without its secrets; who may not change channels is shown the host of the address only
/// @param signed whether requests carry a signature
/// @param headers names of the secret headers
/// @param waiting what it has to tell yet
/// @param dead what it gave up
/// @param deliveredAt when something arrived last; absent where nothing did
/// @param trouble why the last try was in vain; absent where all is well
public record ChannelEntry(
        ChannelBody channel,
        boolean signed,
        List<String> headers,
        int waiting,
        int dead,
        @Nullable Instant deliveredAt,
        @Nullable String trouble,
        long revision,
        String changedBy,
        Instant changedAt) {
    public ChannelEntry {
        headers = List.copyOf(headers);
    }
}
