package pitwall.app;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.SessionInfo;
import pitwall.protocol.Json;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.ports.DraftStore;

/// Drafts in the folder `drafts`, a file each. A kill leaves the old or the new file; one that cannot be read is set
/// aside as `.unreadable`. FX thread, but for forgetting; files are written behind it.
///
/// A draft is what a person wrote, not what was remembered of a fleet: it stays through a sign-out, is shown to nobody
/// but that person at that server, and goes when the server is forgotten.
final class DraftFiles implements DraftStore {
    private static final Logger log = LoggerFactory.getLogger(DraftFiles.class);
    private static final String ENDING = ".json";
    /// Pasted ids of a hundred thousand cars.
    private static final int LONGEST_TEXT = 4 * 1024 * 1024;

    private final Path folder;
    private final Executor background;
    private final Supplier<@Nullable SessionInfo> session;
    private final ObjectMapper json = mapper();
    private final Map<String, RolloutDraft> drafts = new ConcurrentHashMap<>();
    /// What is still to be written, by id; an empty one is to be removed.
    private final Map<String, Optional<RolloutDraft>> unwritten = new ConcurrentHashMap<>();

    private final Object writing = new Object();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /// @param session whose drafts are shown; absent while nobody is signed in
    DraftFiles(Path data, Executor background, Supplier<@Nullable SessionInfo> session) {
        this.folder = data.resolve("drafts");
        this.background = background;
        this.session = session;
        read();
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.stored();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .maxNestingDepth(Json.MAX_DEPTH)
                        .build());
        return mapper;
    }

    private void read() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                read(file).ifPresent(draft -> drafts.put(draft.id(), draft));
            }
        } catch (IOException e) {
            log.warn("the drafts cannot be read", e);
        }
    }

    private Optional<RolloutDraft> read(Path file) {
        try {
            RolloutDraft draft = JsonFile.read(json, file, RolloutDraft.class);
            if (!file.getFileName().toString().equals(draft.id() + ENDING)) {
                throw new IOException("the draft calls itself otherwise");
            }
            return Optional.of(draft);
        } catch (IOException e) {
            log.warn("{} is not a draft and is set aside", file.getFileName(), e);
            setAside(file);
            return Optional.empty();
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("{} could not be set aside", file.getFileName(), e);
        }
    }

    /// A draft of nobody was begun before anybody was signed in.
    @Override
    public List<RolloutDraft> all() {
        SessionInfo now = session.get();
        List<RolloutDraft> mine = new ArrayList<>(drafts.values().stream()
                .filter(draft -> draft.isNobodys() || (now != null && draft.isOf(now.server(), now.user())))
                .toList());
        mine.sort(Comparator.comparing(RolloutDraft::savedAt).reversed());
        return List.copyOf(mine);
    }

    @Override
    public Optional<RolloutDraft> find(String id) {
        return all().stream().filter(draft -> draft.id().equals(id)).findFirst();
    }

    @Override
    public void save(RolloutDraft draft) {
        drafts.put(draft.id(), draft);
        write(draft.id(), Optional.of(draft));
    }

    @Override
    public void remove(String id) {
        if (drafts.remove(id) != null) {
            write(id, Optional.empty());
        }
    }

    /// Removes, before it returns, whatever anybody wrote for servers that are gone. Any thread.
    ///
    /// @param gone judges the address of a server
    void forget(Predicate<String> gone) {
        for (RolloutDraft draft : List.copyOf(drafts.values())) {
            if (!draft.isNobodys() && gone.test(draft.server())) {
                drafts.remove(draft.id());
                unwritten.put(draft.id(), Optional.empty());
                write(draft.id());
            }
        }
    }

    private void write(String id, Optional<RolloutDraft> draft) {
        revision.set(revision.get() + 1);
        unwritten.put(id, draft);
        background.execute(() -> write(id));
    }

    /// Writes the newest there is; of several changes in a row all but the last may be left out.
    private void write(String id) {
        synchronized (writing) {
            Optional<RolloutDraft> newest = unwritten.remove(id);
            if (newest == null) {
                return;
            }
            Path file = folder.resolve(id + ENDING);
            try {
                if (newest.isEmpty()) {
                    Files.deleteIfExists(file);
                    return;
                }
                Files.createDirectories(folder);
                Path next = folder.resolve(id + ENDING + ".next");
                Files.write(next, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(newest.get()));
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                log.warn("the draft {} could not be written", id, e);
            }
        }
    }

    @Override
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
