package pitwall.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The passphrase of a key: from a file, or asked for where somebody sits. Never a flag, which everybody on the
/// machine could read.
final class Passphrase {
    private static final int LEAST = 12;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file with the passphrase of the key. Asked for on the terminal unless given.")
    private @Nullable Path file;

    /// The caller wipes it.
    ///
    /// @param isNew true where a new key gets it: then it must be long enough and is asked for twice
    char[] read(boolean isNew) {
        char[] given = file == null ? asked(isNew) : read(file);
        if (isNew && given.length < LEAST) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE, "A passphrase has at least " + LEAST + " characters.");
        }
        return given;
    }

    private static char[] read(Path from) {
        try {
            return Files.readString(from, StandardCharsets.UTF_8).strip().toCharArray();
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE, "The file " + from + " of --passphrase-file cannot be read.", e);
        }
    }

    private static char[] asked(boolean twice) {
        Console console = System.console();
        if (console == null) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE, "There is no terminal to ask on: give --passphrase-file.");
        }
        char[] first = answer(console, "Passphrase: ");
        if (twice && !Arrays.equals(first, answer(console, "Again: "))) {
            throw new CommandFailedException(ExitCode.SECRET_UNREADABLE, "The two passphrases differ.");
        }
        return first;
    }

    private static char[] answer(Console console, String prompt) {
        char @Nullable [] answer = console.readPassword(prompt);
        return answer == null ? new char[0] : answer;
    }
}
