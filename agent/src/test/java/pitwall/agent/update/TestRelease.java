package pitwall.agent.update;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.CarServerFrame.ApplyConditions;
import pitwall.protocol.CarServerFrame.ArtifactRef;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;

/// A release with its bytes, and orders for it.
record TestRelease(String version, long counter, byte[] bytes, String digest) {
    static TestRelease of(String version, long counter) {
        byte[] bytes = new byte[70_000];
        new SplittableRandom(counter).nextBytes(bytes);
        return new TestRelease(version, counter, bytes, Sha256.of(bytes));
    }

    String path() {
        return "/api/v1/releases/" + version + "/artifact";
    }

    ReleaseFacts facts() {
        return new ReleaseFacts(version, digest(), bytes.length, counter, Set.of(), Set.of(), Set.of(), 0);
    }

    Desired order(long generation) {
        return order(generation, DesiredKind.UPDATE, null, null);
    }

    Desired back(long generation) {
        return order(generation, DesiredKind.ROLLBACK, null, null);
    }

    Desired order(long generation, DesiredKind kind, @Nullable Instant notAfter, @Nullable Instant windowEnd) {
        return new Desired(
                generation,
                "intent-" + generation,
                version,
                kind,
                false,
                null,
                notAfter,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                new ArtifactRef(path(), digest(), bytes.length, counter),
                "token-" + generation,
                new ApplyConditions(true, 30, windowEnd));
    }
}
