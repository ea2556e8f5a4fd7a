package pitwall.checks.e2e.console;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waiting that leaves room for a busy machine: a test waits as long as it must and fails only after a minute.
final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private Eventually() {}

    static ConditionFactory eventually(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(LOOK);
    }
}
