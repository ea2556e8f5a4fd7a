package pitwall.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The key that lets cars in which the server does not know yet.
final class EnrolmentOptions {
    private static final String FLAG = "--enrolment-key";

    @Option(
            names = FLAG,
            paramLabel = "KEY",
            description =
                    "Lets cars in that the server does not know. A server makes one at its first start unless given. "
                            + "Better: --enrolment-key-file.")
    private @Nullable String key;

    @Option(names = FLAG + "-file", paramLabel = "FILE", description = "A file with the enrolment key.")
    private @Nullable Path file;

    Optional<String> read(Invocation invocation) {
        return new Secret(FLAG, key, file).read(invocation.command());
    }
}
