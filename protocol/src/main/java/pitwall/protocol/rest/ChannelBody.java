package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.notify.ChannelKind;

/// A way to tell somebody outside, as people write it. Rules name channels; a channel can also ask for events itself.
///
/// @param url of a webhook: HTTPS without a name, a password and a query
/// @param method `POST` or `PUT`; absent means `POST`
/// @param recipients addresses of an e-mail channel
/// @param events that are told whatever rules say, such as `device_online`; absent means none but what rules name it
/// for
/// @param levels of alarms that are told; absent or empty means all
/// @param regions that are told about, with what belongs to no region left out; absent or empty means everything
/// @param subject of a message, with words in braces such as `{text}`
/// @param template of a message or of a request's JSON, with such words
/// @param enabled absent means yes
/// @param secrets only ever sent, never shown; absent leaves them as they are
public record ChannelBody(
        String name,
        ChannelKind kind,
        @Nullable String url,
        @Nullable String method,
        @Nullable List<String> recipients,
        @Nullable List<String> events,
        @Nullable List<AlarmLevel> levels,
        @Nullable List<String> regions,
        @Nullable String subject,
        @Nullable String template,
        @Nullable Boolean enabled,
        @Nullable ChannelSecrets secrets) {
    public ChannelBody {
        recipients = recipients == null ? null : List.copyOf(recipients);
        events = events == null ? null : List.copyOf(events);
        levels = levels == null ? null : List.copyOf(levels);
        regions = regions == null ? null : List.copyOf(regions);
    }

    /// The same without what nobody may see.
    public ChannelBody withoutSecrets() {
        return new ChannelBody(
                name, kind, url, method, recipients, events, levels, regions, subject, template, enabled, null);
    }
}
