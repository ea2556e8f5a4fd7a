package pitwall.server.notify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a server tells people and programs outside.
///
/// @param allowed ranges of addresses and hosts that webhooks may reach beside the public internet, over http too
/// @param mail the server that takes e-mail; without one nothing is mailed
/// @param pace how patient it is
/// @param alerts a file with rules that are taken over at the start
public record NotifySettings(List<String> allowed, Optional<MailServer> mail, Pace pace, Optional<Path> alerts) {
    /// Webhooks to the public internet, and no e-mail.
    public static final NotifySettings DEFAULT =
            new NotifySettings(List.of(), Optional.empty(), Pace.DEFAULT, Optional.empty());

    /// @throws IllegalArgumentException for an allowance that means nothing, in words for whoever gave it
    public NotifySettings {
        allowed = List.copyOf(allowed);
        AddressGuard unused = new AddressGuard(allowed);
    }

    public NotifySettings allowing(List<String> others) {
        return new NotifySettings(others, mail, pace, alerts);
    }

    public NotifySettings mailing(MailServer server) {
        return new NotifySettings(allowed, Optional.of(server), pace, alerts);
    }

    public NotifySettings at(Pace other) {
        return new NotifySettings(allowed, mail, other, alerts);
    }

    public NotifySettings withAlerts(Path file) {
        return new NotifySettings(allowed, mail, pace, Optional.of(file));
    }
}
