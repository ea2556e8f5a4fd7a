package pitwall.server.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.notify.ChannelOutcome;
import pitwall.server.notify.ChannelWrong;
import pitwall.server.notify.Notifications;
import pitwall.server.registry.Write;

/// Channels to those who are told outside, over REST. Whole-fleet only: what goes out knows no scope but the channel's
/// own.
final class ChannelRoutes {
    private final Notifications notifications;

    ChannelRoutes(Notifications notifications) {
        this.notifications = notifications;
    }

    Answer list(ApiCall call) {
        call.allowOnly(Set.of());
        requireWholeFleet(call);
        return Answer.ok(notifications.channels().stream()
                .map(entry -> shown(call, entry))
                .toList());
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        requireWholeFleet(call);
        return notifications
                .channel(call.path("name"))
                .map(entry -> Answer.revision(200, shown(call, entry), entry.revision()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// A new channel without, another form of one with the revision it is based on.
    Write<Answer> put(ApiCall call) {
        requireWholeFleet(call);
        ChannelBody body = call.body(ChannelBody.class);
        if (!body.name().equals(call.path("name"))) {
            throw new FaultException(Fault.validation("name", "must be the name in the path"));
        }
        @Nullable Long revision = call.header("If-Match").isPresent() ? call.ifMatch() : null;
        return draft -> {
            notifications.channel(body.name()).ifPresent(before -> call.audit().before(audited(before)));
            return answer(
                    call,
                    notifications.save(draft, body, revision, call.caller().user()),
                    revision);
        };
    }

    private static Answer answer(ApiCall call, ChannelOutcome outcome, @Nullable Long revision) {
        return switch (outcome) {
            case ChannelOutcome.Done(ChannelEntry entry, boolean created) -> {
                call.audit().after(audited(entry));
                yield Answer.revision(created ? 201 : 200, entry, entry.revision());
            }
            case ChannelOutcome.OtherRevision(long current) -> Answer.refused(stale(revision, current));
            case ChannelOutcome.Wrong(List<ChannelWrong> wrongs) ->
                Answer.refused(Fault.validation(wrongs.stream()
                        .map(wrong -> new FieldError(wrong.field(), "INVALID", wrong.why()))
                        .toList()));
        };
    }

    /// What the trail is told: the channel, and which secrets it has.
    private static Map<String, Object> audited(ChannelEntry entry) {
        return Map.of("channel", entry.channel(), "signed", entry.signed(), "headerNames", entry.headers());
    }

    private static Fault stale(@Nullable Long revision, long current) {
        return revision == null
                ? Fault.of(
                        428,
                        "REVISION_REQUIRED",
                        "There is such a channel: name the revision you saw in If-Match, so that nothing is overwritten.")
                : Fault.otherRevision(current);
    }

    Write<Answer> delete(ApiCall call) {
        requireWholeFleet(call);
        String name = call.path("name");
        long revision = call.ifMatch();
        return draft -> {
            Optional<ChannelOutcome> outcome = notifications.remove(draft, name, revision);
            if (outcome.isEmpty()) {
                return Answer.refused(Fault.notFound());
            }
            return switch (outcome.get()) {
                case ChannelOutcome.Done(ChannelEntry entry, boolean ignored) -> {
                    call.audit().before(audited(entry));
                    yield new Answer.Nothing();
                }
                case ChannelOutcome.OtherRevision(long current) -> Answer.refused(Fault.otherRevision(current));
                case ChannelOutcome.Wrong ignored -> throw new IllegalStateException("removing is never wrong");
            };
        };
    }

    static void requireWholeFleet(ApiCall call) {
        call.requireWholeFleet("Channels are for the whole fleet.");
    }

    /// The path of an address can be a secret of its receiver: who cannot change it sees the host.
    private static ChannelEntry shown(ApiCall call, ChannelEntry entry) {
        ChannelBody body = entry.channel();
        String url = body.url();
        if (url == null || call.caller().may(Capability.CHANNELS_MANAGE)) {
            return entry;
        }
        URI whole = URI.create(url);
        ChannelBody hidden = new ChannelBody(
                body.name(),
                body.kind(),
                whole.getScheme() + "://" + whole.getRawAuthority() + "/…",
                body.method(),
                body.recipients(),
                body.events(),
                body.levels(),
                body.regions(),
                body.subject(),
                body.template(),
                body.enabled(),
                null);
        return new ChannelEntry(
                hidden,
                entry.signed(),
                entry.headers(),
                entry.waiting(),
                entry.dead(),
                entry.deliveredAt(),
                entry.trouble(),
                entry.revision(),
                entry.changedBy(),
                entry.changedAt());
    }
}
