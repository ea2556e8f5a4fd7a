package pitwall.server.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pitwall.protocol.rest.OnlineKey;
import pitwall.protocol.rest.PublishedMetadata;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.server.registry.Write;
import pitwall.server.release.Publication;
import pitwall.server.release.Releases;

/// Signed metadata over REST: out to cars, in from people who sign offline.
final class TufRoutes {
    private final Releases releases;

    TufRoutes(Releases releases) {
        this.releases = releases;
    }

    Answer file(ApiCall call) {
        Optional<String> file = releases.file(call.path("file"));
        return file.isEmpty() ? Answer.refused(Fault.notFound()) : new Answer.Text(200, "application/json", file.get());
    }

    Answer keys(ApiCall call) {
        return Answer.ok(onlineKeys());
    }

    Write<Answer> makeKeys(ApiCall call) {
        requireWholeFleet(call);
        return draft -> {
            call.audit().before(onlineKeys());
            releases.makeOnlineKeys();
            call.audit().after(onlineKeys());
            return new Answer.Data(201, onlineKeys(), Map.of(), Map.of());
        };
    }

    private List<OnlineKey> onlineKeys() {
        return releases.onlineKeys().stream()
                .map(known -> new OnlineKey(
                        known.role().word(), known.key().id(), known.key().publicHex(), known.named()))
                .toList();
    }

    Write<Answer> root(ApiCall call) {
        requireWholeFleet(call);
        TufDocument<TufMetadata.Root> root = read(call, TufDocument::root);
        return draft -> answer(call, releases.publishRoot(draft, root));
    }

    Write<Answer> targets(ApiCall call) {
        requireWholeFleet(call);
        TufDocument<TufMetadata.Targets> targets = read(call, TufDocument::targets);
        String by = call.caller().user();
        return draft -> answer(call, releases.publishTargets(draft, targets, by));
    }

    private static void requireWholeFleet(ApiCall call) {
        call.requireWholeFleet("Every car believes what is signed here.");
    }

    private static <T> T read(ApiCall call, Function<String, T> reader) {
        try {
            return reader.apply(new String(call.bytes(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    Fault.of(422, "METADATA_MALFORMED", "It is not the metadata that belongs here: " + e.getMessage()));
        }
    }

    private static PublishedMetadata published(TufRole role, long version) {
        return new PublishedMetadata(role.file(version), version);
    }

    private static Answer answer(ApiCall call, Publication publication) {
        return switch (publication) {
            case Publication.Done(TufRole role, long version, Long before) -> {
                if (before != null) {
                    call.audit().before(published(role, before));
                }
                PublishedMetadata now = published(role, version);
                call.audit().after(now);
                yield new Answer.Data(201, now, Map.of(), Map.of("Location", "/api/v1/tuf/" + now.file()));
            }
            case Publication.Refused(var reason, String why) -> Answer.refused(Fault.of(422, reason.code(), why));
        };
    }
}
