package pitwall.server.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelSecrets;
import pitwall.server.registry.Draft;
import pitwall.server.storage.ChannelRows;
import pitwall.server.storage.ChannelRows.Row;

/// Every channel with its revision, as of the last commit. Reading is thread-safe; writing belongs inside the writer.
final class ChannelBook {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelBook.class);
    private static final ObjectMapper JSON = Json.stored();
    private static final ChannelSecrets NONE = new ChannelSecrets(null, null);
    private static final int MOST = 200;

    private final AddressGuard guard;
    private final SecretBox box;
    private final Map<String, Known> known = new ConcurrentSkipListMap<>();

    /// @param secrets what there is of them, to name it and never to show it
    record Known(Channel channel, Row row, ChannelSecrets secrets) {
        List<String> headers() {
            return secrets.headers() == null
                    ? List.of()
                    : secrets.headers().keySet().stream().sorted().toList();
        }
    }

    /// What became of a change.
    sealed interface Change {
        record Done(Known known, boolean created) implements Change {}

        /// @param current 0 where there is none
        record OtherRevision(long current) implements Change {}

        record Wrong(List<ChannelWrong> wrongs) implements Change {}
    }

    ChannelBook(AddressGuard guard, SecretBox box) {
        this.guard = guard;
        this.box = box;
    }

    /// Reads what is on disk.
    void begin(Handle sql) {
        new ChannelRows(sql).all().forEach(row -> known.put(row.channel().name(), read(row)));
    }

    /// A channel that cannot be used any more is there all the same, so that it can be mended.
    private Known read(Row row) {
        String name = row.channel().name();
        Optional<ChannelSecrets> secrets = opened(row);
        if (secrets.isEmpty()) {
            LOG.error("The secrets of channel {} cannot be read with the secret key of this server", name);
            return new Known(broken(row, "Its secrets cannot be read with the secret key of this server."), row, NONE);
        }
        ChannelReader reader = new ChannelReader(guard);
        Optional<Channel> channel = reader.read(row.channel(), secrets.get());
        if (channel.isEmpty()) {
            LOG.error("Channel {} cannot be used: {}", name, reader.wrongs());
        }
        return new Known(
                channel.orElseGet(() -> broken(row, "It is not valid: " + reader.wrongs())), row, secrets.get());
    }

    private static Channel broken(Row row, String why) {
        Channel.Filter nothing = new Channel.Filter(Set.of(), Set.of(), Set.of());
        return new Channel(row.channel().name(), nothing, new Channel.Broken(why), true);
    }

    private Optional<ChannelSecrets> opened(Row row) {
        String sealed = row.secrets();
        if (sealed == null) {
            return Optional.of(NONE);
        }
        return box.open(row.channel().name(), sealed).map(text -> {
            try {
                return JSON.readValue(text, ChannelSecrets.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("sealed secrets are JSON", e);
            }
        });
    }

    /// All, by name.
    List<Known> all() {
        return new ArrayList<>(known.values());
    }

    Optional<Known> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /// Writes a channel down.
    ///
    /// @param revision the one that the change is based on; absent for a new channel
    Change save(Draft draft, ChannelBody body, @Nullable Long revision, String by) {
        Known before = seen(draft, body.name());
        long current = before == null ? 0 : before.row().revision();
        if (current != (revision == null ? 0 : revision)) {
            return new Change.OtherRevision(current);
        }
        if (before == null && known.size() >= MOST) {
            return wrong("name", "would be one channel more than " + MOST);
        }
        ChannelSecrets given = body.secrets() == null ? NONE : body.secrets();
        if (before != null && moves(before, body) && !given(before.secrets(), given)) {
            return wrong("secrets", "must be given again with another address: they were meant for the one before");
        }
        ChannelSecrets secrets = merged(before == null ? NONE : before.secrets(), given);
        ChannelReader reader = new ChannelReader(guard);
        Optional<Channel> channel = reader.read(body, secrets);
        if (channel.isEmpty()) {
            return new Change.Wrong(reader.wrongs());
        }
        String sealed = secrets.equals(NONE) ? null : box.seal(body.name(), Json.text(secrets));
        Row row = new Row(body.withoutSecrets(), sealed, current + 1, by, draft.now());
        new ChannelRows(draft.sql()).save(row);
        Known next = new Known(channel.get(), row, secrets);
        page(draft).changed.put(body.name(), Optional.of(next));
        return new Change.Done(next, before == null);
    }

    /// What a draft makes of channels. Others see it with the commit.
    private static final class Page {
        private final Map<String, Optional<Known>> changed = new HashMap<>();
    }

    private Page page(Draft draft) {
        return draft.companion(Page.class, () -> {
            Page fresh = new Page();
            draft.afterCommit(() -> fresh.changed.forEach(
                    (name, after) -> after.ifPresentOrElse(one -> known.put(name, one), () -> known.remove(name))));
            return fresh;
        });
    }

    private @Nullable Known seen(Draft draft, String name) {
        Optional<Known> changed = page(draft).changed.get(name);
        return changed == null ? known.get(name) : changed.orElse(null);
    }

    private static Change wrong(String field, String why) {
        return new Change.Wrong(List.of(new ChannelWrong(field, why)));
    }

    private static boolean moves(Known before, ChannelBody body) {
        String url = before.row().channel().url();
        return url != null && !url.equals(body.url());
    }

    /// True where everything that there was is given again.
    private static boolean given(ChannelSecrets before, ChannelSecrets given) {
        return (before.signing() == null || given.signing() != null)
                && (before.headers() == null || given.headers() != null);
    }

    private static ChannelSecrets merged(ChannelSecrets before, ChannelSecrets given) {
        String signing = given.signing() == null ? before.signing() : given.signing();
        Map<String, String> headers = given.headers() == null ? before.headers() : given.headers();
        return new ChannelSecrets(
                signing == null || signing.isEmpty() ? null : signing,
                headers == null || headers.isEmpty() ? null : headers);
    }

    /// Removes a channel.
    ///
    /// @param revision the one that the person saw
    Optional<Change> remove(Draft draft, String name, long revision) {
        Known before = seen(draft, name);
        if (before == null) {
            return Optional.empty();
        }
        if (before.row().revision() != revision) {
            return Optional.of(new Change.OtherRevision(before.row().revision()));
        }
        new ChannelRows(draft.sql()).remove(name);
        page(draft).changed.put(name, Optional.empty());
        return Optional.of(new Change.Done(before, false));
    }
}
