package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;

/// What became of a test message.
///
/// @param status that a webhook answered; absent where it did not, and for e-mail
/// @param why a sentence; absent where it was delivered
/// @param millis that it took
public record ChannelTest(
        boolean delivered,
        @Nullable Integer status,
        @Nullable String why,
        long millis) {}
