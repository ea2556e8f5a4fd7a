package pitwall.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/// Which fleet server a command speaks with.
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The fleet server. Default: http://127.0.0.1:8080.")
    private URI uri = URI.create("http://127.0.0.1:8080");

    URI uri() {
        return uri;
    }
}
