package pitwall.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.server.ServerSettings;
import pitwall.server.integration.symphony.SymphonySettings;

/// Which Eclipse Symphony has a target for every car.
final class SymphonyOptions {
    @Option(
            names = "--symphony-url",
            paramLabel = "URL",
            description = "Keeps a target for every car in the Eclipse Symphony whose API is here, for example "
                    + "https://symphony.example.org:8082/v1alpha2/. HTTPS, or the loopback.")
    private @Nullable URI url;

    @Option(names = "--symphony-user", paramLabel = "NAME", description = "Who signs in there.")
    private @Nullable String user;

    @Option(
            names = "--symphony-password-file",
            paramLabel = "FILE",
            description = "A file with the password of that user.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--symphony-namespace",
            paramLabel = "NAME",
            defaultValue = SymphonySettings.DEFAULT_NAMESPACE,
            description = "The namespace the targets are in. Default: default.")
    private String namespace = SymphonySettings.DEFAULT_NAMESPACE;

    /// Throws where the options do not fit together; the message is for whoever gave them.
    ServerSettings applied(ServerSettings settings, Invocation invocation) {
        if (url == null) {
            if (user != null || passwordFile != null) {
                throw new IllegalArgumentException("--symphony-user and --symphony-password-file need --symphony-url.");
            }
            return settings;
        }
        if (user == null || passwordFile == null) {
            throw new IllegalArgumentException(
                    "--symphony-url needs --symphony-user and --symphony-password-file: nobody comes in there without.");
        }
        String password = new Secret("--symphony-password", null, passwordFile)
                .read(invocation.command())
                .orElseThrow();
        return settings.withSymphony(SymphonySettings.of(url, user, password, namespace));
    }
}
