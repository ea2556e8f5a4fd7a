package pitwall.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.CarDisk;
import pitwall.agent.update.ReleaseSource;
import pitwall.agent.update.ReleaseVerifier;
import pitwall.agent.update.TufVerifier;
import pitwall.agent.update.Verification;

/// Believes the first root that the server shows, and afterwards verifies like any car. Good enough for cars
/// from nowhere, which have no factory to give them a root, and for nothing else.
final class FirstUseVerifier implements ReleaseVerifier {
    private static final String FIRST_ROOT = "/api/v1/tuf/1.root.json";
    private static final int MOST_BYTES = 512_000;

    private final CarDisk disk;
    private @Nullable TufVerifier verifier;

    FirstUseVerifier(CarDisk disk) {
        this.disk = disk;
    }

    @Override
    public Verification verify(String version, ReleaseSource source, String token, Instant serverTime) {
        try {
            TufVerifier believing = verifier;
            if (believing == null) {
                believing = new TufVerifier(disk, root(source, token));
                verifier = believing;
            }
            return believing.verify(version, source, token, serverTime);
        } catch (IOException e) {
            return new Verification.Unreachable("The first root cannot be read: " + e.getMessage() + ".");
        }
    }

    private static String root(ReleaseSource source, String token) throws IOException {
        if (source.open(FIRST_ROOT, 0, token) instanceof ReleaseSource.Answer.Bytes(InputStream in, long offset)) {
            try (in) {
                return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        }
        throw new IOException("the server does not show it");
    }
}
