package pitwall.cache;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.client.AnswerMemory;
import pitwall.client.SessionInfo;

/// The memory of answers as one console uses it, for whoever is signed in. Thread-safe.
///
/// @param reader the session in use; empty while nobody is known
/// @param stored waits for the file
record PersonalAnswers(
        CachedAnswers waiting, Supplier<Optional<SessionInfo>> reader, Function<String, Optional<byte[]>> stored)
        implements AnswerMemory {
    @Override
    public void keep(String question, Instant asOf, byte[] answer) {
        reader.get()
                .map(person -> CachedAnswers.name(person, question))
                .ifPresent(name -> waiting.put(new CachedAnswers.Waiting(name, asOf, answer)));
    }

    @Override
    public Optional<byte[]> recall(String question) {
        return reader.get().map(person -> CachedAnswers.name(person, question)).flatMap(stored);
    }
}
