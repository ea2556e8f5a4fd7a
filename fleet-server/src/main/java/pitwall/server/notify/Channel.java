package pitwall.server.notify;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.notify.NoticeKind;

/// A way to somebody outside, read and checked.
///
/// @param filter what goes this way
/// @param enabled false where nothing is added to what it has to tell, and nothing is told
record Channel(String name, Filter filter, Way way, boolean enabled) {
    /// How something gets out.
    sealed interface Way {}

    /// @param method `POST` or `PUT`
    /// @param headers that are secret
    /// @param signature absent where requests are not signed
    /// @param template absent means the whole notice as JSON
    record Webhook(
            URI url,
            String method,
            Map<String, String> headers,
            Optional<Signature> signature,
            Optional<Wording> template)
            implements Way {
        Webhook {
            headers = Map.copyOf(headers);
        }

        /// Names no secret.
        @Override
        public String toString() {
            return "Webhook[" + url.getHost() + "]";
        }
    }

    /// @param subject absent means the shipped one, as the template
    record Email(List<String> recipients, Optional<Wording> subject, Optional<Wording> template) implements Way {
        Email {
            recipients = List.copyOf(recipients);
        }
    }

    /// It cannot be used, for example because its secrets cannot be read any more.
    ///
    /// @param why a sentence
    record Broken(String why) implements Way {}

    /// What goes through a channel.
    ///
    /// @param events that are told though no rule names the channel
    /// @param levels of alarms; empty means all
    /// @param regions empty means everything
    record Filter(Set<NoticeKind> events, Set<AlarmLevel> levels, Set<String> regions) {
        Filter {
            events = Set.copyOf(events);
            levels = Set.copyOf(levels);
            regions = Set.copyOf(regions);
        }

        /// @param named true where the rule of an alarm names the channel
        /// @param level absent where it is no alarm
        /// @param region absent where it belongs to none
        boolean lets(NoticeKind kind, boolean named, @Nullable AlarmLevel level, @Nullable String region) {
            boolean asked = events.contains(kind) || named && kind != NoticeKind.ALERT_ACKNOWLEDGED;
            boolean urgent = level == null || levels.isEmpty() || levels.contains(level);
            return asked && urgent && (regions.isEmpty() || region != null && regions.contains(region));
        }
    }

    Channel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a channel has a name");
        }
    }
}
