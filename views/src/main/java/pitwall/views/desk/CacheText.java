package pitwall.views.desk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;

/// Says in words how the offline cache is doing. Knows no toolkit.
public final class CacheText {
    private final Strings strings;

    public CacheText(Strings strings) {
        this.strings = strings;
    }

    /// The few words of the status bar.
    public String line(OfflineStatus status) {
        return switch (status.state()) {
            case OK -> withPast(kept(status), status.past());
            case LOCKED, IN_USE, DISK_FULL, NO_ACCESS, TOO_SLOW, NO_KEY, OFF ->
                strings.get("shell.status.cache." + status.state().name());
            case DAMAGED, KEY_LOST, FOREIGN, NEWER, OLD_COPY -> anew(status);
        };
    }

    /// The whole story, with whole paths; empty while there is nothing to say.
    public Optional<String> story(OfflineStatus status) {
        List<String> both = Stream.of(ofPicture(status), ofPast(status))
                .flatMap(Optional::stream)
                .toList();
        return both.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", both));
    }

    /// What is wrong with the past, with the whole path; empty while nothing is, or the rest has the same trouble.
    private Optional<String> ofPast(OfflineStatus status) {
        OfflineStatus.Past past = status.past();
        boolean same = past.setAside() == null && past.state() == status.state();
        return same ? Optional.empty() : pastStory(past);
    }

    /// Why the past is not there as it was, in a sentence with the whole path; empty while there is nothing to say.
    public Optional<String> pastStory(OfflineStatus.Past past) {
        return past(past, place(past.setAside()));
    }

    /// The same where there is no room for a whole path.
    public Optional<String> pastLine(OfflineStatus.Past past) {
        return past(past, shortened(past.setAside()));
    }

    private Optional<String> past(OfflineStatus.Past past, String aside) {
        return switch (past.state()) {
            case OK, LOCKED, NO_KEY, OFF -> Optional.empty();
            case IN_USE, DISK_FULL, NO_ACCESS, TOO_SLOW ->
                Optional.of(strings.get("settings.offline.past." + past.state()));
            case DAMAGED, KEY_LOST, FOREIGN, NEWER, OLD_COPY ->
                Optional.of(strings.get("settings.offline.past." + past.state(), aside));
        };
    }

    private String withPast(String kept, OfflineStatus.Past past) {
        return switch (past.state()) {
            case OK, LOCKED, NO_KEY, OFF -> kept;
            case IN_USE, DISK_FULL, NO_ACCESS, TOO_SLOW -> strings.get("shell.status.cache.past.off", kept);
            case DAMAGED, KEY_LOST, FOREIGN, NEWER, OLD_COPY -> strings.get("shell.status.cache.past.anew", kept);
        };
    }

    private Optional<String> ofPicture(OfflineStatus status) {
        return switch (status.state()) {
            case OK -> Optional.empty();
            case LOCKED, IN_USE, DISK_FULL, NO_ACCESS, TOO_SLOW, NO_KEY, OFF ->
                Optional.of(strings.get("settings.offline.state." + status.state()));
            case DAMAGED, KEY_LOST, FOREIGN, NEWER, OLD_COPY ->
                Optional.of(strings.get("settings.offline.state." + status.state(), place(status.setAside())));
        };
    }

    /// Why there is nothing to show without a connection.
    public String nothingToShow(OfflineStatus status) {
        return switch (status.state()) {
            case OK -> strings.get("mode.offline.empty.band");
            case LOCKED, IN_USE, DISK_FULL, NO_ACCESS, TOO_SLOW, NO_KEY, OFF ->
                strings.get("mode.offline.empty." + status.state());
            case DAMAGED, KEY_LOST, FOREIGN, NEWER, OLD_COPY ->
                strings.get("mode.offline.empty." + status.state(), place(status.setAside()));
        };
    }

    /// The same on a screen of its own, which does not repeat what the mode is.
    public String nothingHere(OfflineStatus status) {
        return status.state() == OfflineStatus.State.OK ? strings.get("kit.empty.uncached") : nothingToShow(status);
    }

    private String kept(OfflineStatus status) {
        Instant newest = status.newest();
        return newest == null
                ? strings.get("shell.status.cache.empty")
                : strings.get(
                        "shell.status.cache",
                        strings.formats().utc(newest),
                        strings.formats().bytes(status.bytes()));
    }

    /// What went before is told until the program ends, also when the new file has something to show.
    private String anew(OfflineStatus status) {
        String file = shortened(status.setAside());
        Instant newest = status.newest();
        return newest == null
                ? strings.get("shell.status.cache." + status.state().name(), file)
                : strings.get(
                        "shell.status.cache.anew",
                        strings.formats().utc(newest),
                        strings.formats().bytes(status.bytes()),
                        file);
    }

    private static String place(@Nullable String path) {
        return path == null ? "—" : path;
    }

    /// The last two names of a path: the status bar has no room for more.
    private static String shortened(@Nullable String path) {
        if (path == null) {
            return "—";
        }
        Path file = Path.of(path);
        int names = file.getNameCount();
        return names < 2 ? path : file.subpath(names - 2, names).toString();
    }
}
