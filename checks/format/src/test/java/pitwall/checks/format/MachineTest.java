package pitwall.checks.format;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What a machine needs besides the JDK. It stands here because this room is the first of the build: a page of broken
/// screens further on would say the same less clearly.
final class MachineTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    @SuppressWarnings("restricted")
    void javaFxCanDrawText() {
        try (Arena arena = Arena.ofConfined()) {
            assertThatCode(() -> SymbolLookup.libraryLookup("libpangoft2-1.0.so.0", arena))
                    .withFailMessage("JavaFX draws text with Pango, which is missing here."
                            + " Install it (on Debian and Ubuntu: apt-get install libpangoft2-1.0-0) and start again.")
                    .doesNotThrowAnyException();
        }
    }
}
