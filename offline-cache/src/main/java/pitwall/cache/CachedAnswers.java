package pitwall.cache;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;

/// Answers that wait to be written. Thread-safe; costs a bounded number of bytes, however slow the disk is.
///
/// An answer is filed under the question together with the rights of the one who asked, so that nobody is ever shown
/// what somebody else was answered, nor what one could see before one's rights changed.
final class CachedAnswers {
    static final int MOST_WAITING = 200;
    static final long MOST_WAITING_BYTES = 16L * 1024 * 1024;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private long bytes;

    /// @param name under which it is filed
    record Waiting(String name, Instant asOf, byte[] answer) {}

    /// How a question of this person is filed.
    static String name(SessionInfo reader, String question) {
        List<String> rights = new TreeSet<>(reader.capabilities())
                .stream().map(Capability::name).toList();
        String whole = String.join(
                "\n",
                reader.user(),
                String.join(",", rights),
                String.join(",", new TreeSet<>(reader.scope().regions())),
                String.join(",", new TreeSet<>(reader.scope().models())),
                question);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    synchronized void put(Waiting answer) {
        remove(answer.name());
        waiting.put(answer.name(), answer);
        bytes += answer.answer().length;
        while (waiting.size() > MOST_WAITING || bytes > MOST_WAITING_BYTES) {
            remove(waiting.keySet().iterator().next());
        }
    }

    synchronized Optional<byte[]> find(String name) {
        @Nullable Waiting found = waiting.get(name);
        return found == null ? Optional.empty() : Optional.of(found.answer());
    }

    synchronized List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>(waiting.values());
        waiting.clear();
        bytes = 0;
        return taken;
    }

    private void remove(String name) {
        @Nullable Waiting before = waiting.remove(name);
        bytes -= before == null ? 0 : before.answer().length;
    }
}
