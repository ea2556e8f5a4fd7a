package pitwall.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import pitwall.cache.Retention;
import pitwall.protocol.Json;
import pitwall.views.ports.Connection;
import pitwall.views.ports.GivenSetting;
import pitwall.views.ports.GivenSetting.Topic;
import pitwall.views.ports.UpdateSource;

/// What is said about the console from outside its window: by whoever administers this computer, by the environment, by
/// a file of the user; each matter by the first of the three that says anything about it.
///
/// @param fixed what the administrator says, which nobody changes in the window
/// @param keepsData false where nothing of a fleet may be remembered on this computer
/// @param lockAfter when the remembered data locks; empty for the usual time
/// @param authorities a file with further certificates that are believed
record GivenSettings(
        Set<Topic> fixed,
        List<Connection> servers,
        boolean keepsData,
        Optional<Duration> lockAfter,
        Optional<UpdateSource> updates,
        Optional<URI> proxy,
        Optional<Path> authorities) {
    /// Nobody says anything.
    static final GivenSettings NONE = new GivenSettings(
            Set.of(), List.of(), true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String FILE = "settings.json";

    GivenSettings {
        fixed = Set.copyOf(fixed);
        servers = List.copyOf(servers);
    }

    /// Where the administrator's file is. On Windows that is beside the program: into the folder for the data of
    /// programs anybody may put a file, and where that is stands in an environment that anybody may change.
    ///
    /// @param program the launcher; empty where it is no installed one
    static Path ofComputer(Optional<Path> program, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return program.map(launcher -> launcher.resolveSibling(FILE))
                    .orElseGet(() -> Path.of("C:\\Program Files\\pitwall", FILE));
        }
        return name.contains("mac")
                ? Path.of("/Library/Application Support/Pitwall", FILE)
                : Path.of("/etc/pitwall", FILE);
    }

    /// @param computer the administrator's file, which need not exist
    /// @param folder the user's, with or without a file of the same kind
    /// @throws IOException whose message says in a sentence which of them cannot be used: what an administrator says is
    ///     never left out silently
    static GivenSettings read(Path computer, Map<String, String> environment, Path folder) throws IOException {
        GivenLayer administrator = layer(computer, true);
        GivenLayer surroundings;
        try {
            surroundings = GivenLayer.of(environment);
        } catch (IllegalArgumentException e) {
            throw new IOException("A setting in the environment cannot be used: " + e.getMessage() + ".", e);
        }
        return of(List.of(administrator, surroundings, layer(folder.resolve(FILE), false)));
    }

    /// What the user says about updates, kept beside whatever else the user's file says.
    static void keepUpdates(Path folder, Optional<UpdateSource> updates) throws IOException {
        Path file = folder.resolve(FILE);
        GivenLayer.Stored changed = stored(file).withUpdates(updates);
        JsonFile.replace(file, Json.stored().writerWithDefaultPrettyPrinter().writeValueAsBytes(changed));
    }

    /// Each as one line for the settings.
    List<GivenSetting> lines() {
        List<GivenSetting> lines = new ArrayList<>();
        servers.forEach(server -> lines.add(line(Topic.SERVERS, server.name() + " · " + server.server())));
        if (!keepsData) {
            lines.add(line(Topic.CACHE, ""));
        }
        lockAfter.ifPresent(after -> lines.add(line(Topic.LOCK, Long.toString(after.toHours()))));
        updates.ifPresent(source -> lines.add(line(Topic.UPDATES, source.address())));
        proxy.ifPresent(address -> lines.add(line(Topic.PROXY, address.toString())));
        authorities.ifPresent(file -> lines.add(line(Topic.AUTHORITIES, file.toString())));
        return lines;
    }

    /// What is kept of a fleet, and how long.
    Retention retention() {
        Retention usual = Retention.DEFAULT;
        return lockAfter
                .map(after -> new Retention(
                        usual.logsPerCar(),
                        usual.logAge(),
                        usual.answers(),
                        usual.answerBytes(),
                        usual.auditEntries(),
                        after,
                        usual.wipeAfter()))
                .orElse(usual);
    }

    boolean isFixed(String connection) {
        return servers.stream().anyMatch(server -> server.name().equals(connection));
    }

    private GivenSetting line(Topic topic, String value) {
        return new GivenSetting(topic, value, fixed.contains(topic));
    }

    private static GivenSettings of(List<GivenLayer> layers) {
        Set<Topic> fixed = EnumSet.noneOf(Topic.class);
        fixed.addAll(layers.getFirst().topics());
        return new GivenSettings(
                fixed,
                first(layers, GivenLayer::servers).orElse(List.of()),
                first(layers, GivenLayer::keepsData).orElse(true),
                first(layers, GivenLayer::lockAfter),
                first(layers, GivenLayer::updates),
                first(layers, GivenLayer::proxy),
                first(layers, GivenLayer::authorities));
    }

    private static <T> Optional<T> first(List<GivenLayer> layers, Function<GivenLayer, Optional<T>> what) {
        return layers.stream().map(what).flatMap(Optional::stream).findFirst();
    }

    private static GivenLayer layer(Path file, boolean onlyByAdministrators) throws IOException {
        try {
            if (onlyByAdministrators && isWritableByOthers(file)) {
                throw new IOException("The settings in " + file + " can be written by everybody on this computer,"
                        + " so they are not the administrator's. Close the file to others (chmod o-w).");
            }
            return GivenLayer.of(stored(file));
        } catch (IllegalArgumentException e) {
            throw new IOException("The settings in " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static GivenLayer.Stored stored(Path file) throws IOException {
        if (!Files.exists(file)) {
            return GivenLayer.Stored.EMPTY;
        }
        try {
            return Json.strict().readValue(Files.readAllBytes(file), GivenLayer.Stored.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException("The settings in " + file + " cannot be read: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static boolean isWritableByOthers(Path file) throws IOException {
        if (!Files.exists(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Stream<Path> both = Stream.ofNullable(file.toAbsolutePath().getParent());
        for (Path each : Stream.concat(both, Stream.of(file)).toList()) {
            if (Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_WRITE)) {
                return true;
            }
        }
        return false;
    }
}
