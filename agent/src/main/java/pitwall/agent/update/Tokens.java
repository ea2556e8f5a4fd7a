package pitwall.agent.update;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The tokens with which a car may pull, by the intent they came with. They live as long as the boot, so that an
/// update node that is made anew need not wait for the server to send them again, and never touch a disk. Owned by
/// the thread of its car.
public final class Tokens {
    private final Map<String, String> tokens = new HashMap<>();

    void keep(String intent, String token) {
        if (!token.isEmpty()) {
            tokens.put(intent, token);
        }
    }

    Optional<String> of(String intent) {
        return Optional.ofNullable(tokens.get(intent));
    }

    void forgetAllBut(Collection<String> intents) {
        tokens.keySet().retainAll(intents);
    }
}
