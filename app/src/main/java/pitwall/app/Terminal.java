package pitwall.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The terminal the console was started from, for the few sentences that cannot be said in a window.
final class Terminal {
    private Terminal() {}

    /// Says what is wrong.
    static void say(String sentence) {
        print(FileDescriptor.err, sentence);
    }

    /// Says what was asked for.
    static void answer(String text) {
        print(FileDescriptor.out, text);
    }

    private static void print(FileDescriptor where, String text) {
        try (PrintStream terminal = new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8)) {
            terminal.println(text);
        }
    }
}
