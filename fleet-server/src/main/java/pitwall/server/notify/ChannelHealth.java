package pitwall.server.notify;

import org.jspecify.annotations.Nullable;

/// How a channel does.
///
/// @param waiting what it has to tell yet
/// @param failing how much of what it tried within five minutes was in vain; absent where that is 5 % or less
/// @param trouble why it takes nothing; absent where it takes something
public record ChannelHealth(
        String channel,
        int waiting,
        @Nullable String failing,
        @Nullable String trouble) {}
