package pitwall.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The terminal the console was started from, for the few sentences that cannot be said in a window.
final class Terminal {
    private Terminal() {}

    static void say(String sentence) {
        try (PrintStream terminal =
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            terminal.println(sentence);
        }
    }
}
