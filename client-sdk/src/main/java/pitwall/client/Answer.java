package pitwall.client;

import java.time.Instant;

/// What a question to the server brought.
public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /// The server could not be asked; this computer remembers what it answered earlier.
    ///
    /// @param asOf server time of that answer
    record Remembered<T>(T value, Instant asOf) implements Answer<T> {}

    /// The server said no.
    ///
    /// @param code stable word of the problem
    /// @param sentence for a person
    record Refused<T>(int status, String code, String sentence, String correlation) implements Answer<T> {}

    /// There is no connection, nobody is signed in, or no answer came. Asking again does no harm.
    record Unanswered<T>() implements Answer<T> {}
}
