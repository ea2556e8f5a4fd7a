package pitwall.client;

import java.time.Instant;
import java.util.Optional;

/// Remembers what a server answered, for times when it cannot be asked. Thread-safe. Implementations are bounded,
/// forget what was not needed for the longest time first, and never give one person what another was answered.
public interface AnswerMemory {
    /// Keeps an answer in place of an earlier one to the same question. Never blocks; what cannot be kept is not.
    ///
    /// @param question path and query, the same for the same question whoever asks it when
    /// @param asOf server time of the answer
    /// @param answer as it was received
    void keep(String question, Instant asOf, byte[] answer);

    /// The newest answer that is remembered. May wait for a disk.
    Optional<byte[]> recall(String question);

    /// Remembers nothing.
    AnswerMemory NONE = new AnswerMemory() {
        @Override
        public void keep(String question, Instant asOf, byte[] answer) {}

        @Override
        public Optional<byte[]> recall(String question) {
            return Optional.empty();
        }
    };
}
