package pitwall.views.bell;

import java.time.Instant;

/// Whether alarms can be heard, and if not, why.
public sealed interface SoundState {
    /// A new P1 or P2 is heard.
    record On() implements SoundState {}

    /// Somebody wants quiet; it ends by itself.
    ///
    /// @param until server time
    record Silenced(Instant until) implements SoundState {}

    /// Without a live connection nothing new would be heard.
    record NoFeed() implements SoundState {}

    /// This computer has nothing to be heard with.
    record NoDevice() implements SoundState {}
}
