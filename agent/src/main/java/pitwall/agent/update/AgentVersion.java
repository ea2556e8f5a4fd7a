package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Which agent this is, as the build wrote it down. Releases may ask for a newer one.
public final class AgentVersion {
    /// For example `0.1.0`.
    public static final String THIS = read();

    private AgentVersion() {}

    private static String read() {
        try (InputStream written = AgentVersion.class.getResourceAsStream("version.txt")) {
            if (written == null) {
                throw new IllegalStateException("the build wrote down no version of the agent");
            }
            return new String(written.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the version of the agent cannot be read", e);
        }
    }
}
