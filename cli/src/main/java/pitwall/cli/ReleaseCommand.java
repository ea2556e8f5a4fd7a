package pitwall.cli;

import picocli.CommandLine.Command;

/// `fleets release`: who may say what a release is, and saying it. Signing happens wherever the keys are, without
/// a network; only what is called after a server talks to one.
@Command(
        name = "release",
        description = "Makes and uses the keys that vouch for releases.",
        subcommands = {
            ReleaseKeysCommand.class,
            ReleaseRootCommand.class,
            ReleaseRotateCommand.class,
            ReleaseSignCommand.class,
            ReleaseAddCommand.class,
            ReleaseRevokeCommand.class,
            ReleaseRenewCommand.class,
            ReleaseServerKeysCommand.class,
            ReleasePublishCommand.class,
            ReleaseUploadCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
final class ReleaseCommand {}
