package pitwall.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.server.ServerSettings;
import pitwall.server.notify.MailServer;
import pitwall.server.notify.NotifySettings;

/// How people and programs outside are told what happens.
final class NotifyOptions {
    @Option(
            names = "--webhook-allow",
            paramLabel = "RANGE|HOST",
            split = ",",
            description = "Ranges of addresses (10.1.0.0/16) and hosts that webhooks may reach beside the public"
                    + " internet, over http too. Separated by commas.")
    private List<String> allowed = List.of();

    @Option(
            names = "--smtp",
            paramLabel = "HOST:PORT",
            description = "The mail server for channels of kind EMAIL. Nothing is mailed without.")
    private @Nullable String smtp;

    @Option(
            names = "--smtp-security",
            paramLabel = "MODE",
            defaultValue = "starttls",
            description = "starttls (required), tls, or none for a mail server on this machine. Default: starttls.")
    private String security = "starttls";

    @Option(
            names = "--smtp-from",
            paramLabel = "ADDRESS",
            description = "Where messages come from. Needed with --smtp.")
    private @Nullable String from;

    @Option(names = "--smtp-user", paramLabel = "NAME", description = "Who signs in at the mail server.")
    private @Nullable String user;

    @Option(names = "--smtp-password-file", paramLabel = "FILE", description = "A file with the password of that user.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "An alerts.yaml whose rules are taken over at each start; they win over what was changed"
                    + " meanwhile.")
    private @Nullable Path alerts;

    /// Throws where the options do not fit together; the message is for whoever gave them.
    ServerSettings applied(ServerSettings settings, Invocation invocation) {
        NotifySettings unread = NotifySettings.DEFAULT.allowing(allowed);
        NotifySettings notices = alerts == null ? unread : unread.withAlerts(alerts);
        return settings.withNotify(mail(invocation).map(notices::mailing).orElse(notices));
    }

    private Optional<MailServer> mail(Invocation invocation) {
        if (smtp == null) {
            if (from != null || user != null || passwordFile != null) {
                throw new IllegalArgumentException("--smtp-from, --smtp-user and --smtp-password-file need --smtp.");
            }
            return Optional.empty();
        }
        if (from == null) {
            throw new IllegalArgumentException("--smtp needs --smtp-from: messages come from somewhere.");
        }
        int colon = smtp.lastIndexOf(':');
        if (colon < 1 || !smtp.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("The value '" + smtp + "' of --smtp is not HOST:PORT.");
        }
        int port = Integer.parseInt(smtp.substring(colon + 1));
        return Optional.of(new MailServer(smtp.substring(0, colon), port, security(), from, login(invocation)));
    }

    private MailServer.Security security() {
        return switch (security.toLowerCase(Locale.ROOT)) {
            case "starttls" -> MailServer.Security.STARTTLS;
            case "tls" -> MailServer.Security.TLS;
            case "none" -> MailServer.Security.NONE;
            default ->
                throw new IllegalArgumentException(
                        "The value '" + security + "' of --smtp-security is not starttls, tls or none.");
        };
    }

    private Optional<MailServer.Login> login(Invocation invocation) {
        String name = user;
        if ((name == null) != (passwordFile == null)) {
            throw new IllegalArgumentException("--smtp-user and --smtp-password-file belong together.");
        }
        return name == null
                ? Optional.empty()
                : new Secret("--smtp-password", null, passwordFile)
                        .read(invocation.command())
                        .map(password -> new MailServer.Login(name, password));
    }
}
