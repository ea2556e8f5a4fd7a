package pitwall.cli;

import picocli.CommandLine.Option;

/// What a program writes about itself, and how.
final class LogOptions {
    enum Format {
        human,
        json
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "human",
            description = "human for a terminal, json for a collector: one object a line. Default: human.")
    private Format format = Format.human;

    @Option(
            names = "--debug",
            description = "Tell everything. Never needed for secrets: they are not logged at any level.")
    private boolean debug;

    Format format() {
        return format;
    }

    boolean debug() {
        return debug;
    }
}
