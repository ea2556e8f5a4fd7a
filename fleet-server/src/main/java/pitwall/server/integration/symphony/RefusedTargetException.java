package pitwall.server.integration.symphony;

import java.io.IOException;
import java.io.Serial;

/// Symphony answered, and not with yes: perhaps only to this one target.
final class RefusedTargetException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedTargetException(int status, String target) {
        super("Symphony answered " + status + " to target " + target);
        this.status = status;
    }

    /// Whether the fault is Symphony's own, so that the next target may meet it too.
    boolean isTheirs() {
        return status / 100 == 5;
    }
}
