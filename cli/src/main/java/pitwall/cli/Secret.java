package pitwall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// A secret that comes from a flag, an environment variable or, best, a file.
///
/// @param flag the flag that carries the secret itself; `flag-file` names the file
record Secret(String flag, @Nullable String value, @Nullable Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(Secret.class);

    /// The secret; empty where neither is given.
    ///
    /// @param spec to see whether the value was typed: then every user of the machine can see it
    Optional<String> read(CommandSpec spec) {
        if (value != null && file != null) {
            throw new ParameterException(
                    spec.commandLine(), "Give either " + flag + " or " + flag + "-file, not both.");
        }
        if (file != null) {
            return Optional.of(read(file));
        }
        if (value != null && spec.commandLine().getParseResult().hasMatchedOption(flag)) {
            LOG.warn("The value of {} is visible in the list of processes; use {}-file.", flag, flag);
        }
        return Optional.ofNullable(value);
    }

    private String read(Path from) {
        try {
            String text = Files.readString(from, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new CommandFailedException(
                        ExitCode.SECRET_UNREADABLE, "The file " + from + " of " + flag + "-file is empty.");
            }
            return text;
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE, "The file " + from + " of " + flag + "-file cannot be read.", e);
        }
    }

    /// Names no value.
    @Override
    public String toString() {
        return "Secret[" + flag + "]";
    }
}
