package pitwall.agent.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Software;
import pitwall.protocol.CarServerFrame.Desired;

/// What the car is on its way to, safe from a power loss: every change is on disk before it takes effect.
/// Owned by the update node.
final class StepJournal {
    private static final int MOST_REMEMBERED = 16;
    private static final Page EMPTY = new Page(null, null, null, List.of());

    private final SafeFile file;
    private Page page;

    /// @param current the update in the middle of which the car is
    /// @param next came while that one could no longer be dropped; without its token
    /// @param last how the one before ended
    /// @param history builds that have proven themselves on this car, oldest first
    private record Page(
            @Nullable Attempt current,
            @Nullable Desired next,
            @Nullable Outcome last,
            List<Software> history) {
        Page {
            history = List.copyOf(history);
        }
    }

    StepJournal(CarDisk disk) throws IOException {
        file = new SafeFile(disk, "journal.json");
        page = file.read().flatMap(text -> StoredJson.read(text, Page.class)).orElse(EMPTY);
    }

    Optional<Attempt> current() {
        return Optional.ofNullable(page.current);
    }

    Optional<Desired> next() {
        return Optional.ofNullable(page.next);
    }

    Optional<Outcome> last() {
        return Optional.ofNullable(page.last);
    }

    boolean hasRun(String version, String digest) {
        return page.history.stream()
                .anyMatch(build ->
                        build.version().equals(version) && build.digest().equals(digest));
    }

    void keep(Attempt attempt) throws IOException {
        write(new Page(attempt, page.next, page.last, page.history));
    }

    /// Begins an update; the one that waited, if any, is this one or older.
    void begin(Attempt attempt) throws IOException {
        write(new Page(attempt, null, page.last, page.history));
    }

    void queue(Desired next) throws IOException {
        write(new Page(page.current, next.withToken(""), page.last, page.history));
    }

    void unqueue() throws IOException {
        write(new Page(page.current, null, page.last, page.history));
    }

    void end(Outcome outcome) throws IOException {
        write(new Page(null, page.next, outcome, page.history));
    }

    /// What runs, if it has proven itself, may be gone back to from now on.
    void remember(SlotStore slots) throws IOException {
        Optional<SlotImage> running = slots.running();
        if (running.isPresent() && slots.isConfirmed()) {
            SlotImage image = running.get();
            remember(new Software(image.version(), image.digest(), image.counter()));
        }
    }

    private void remember(Software build) throws IOException {
        if (page.history.contains(build)) {
            return;
        }
        List<Software> longer = new ArrayList<>(page.history);
        longer.add(build);
        List<Software> kept = longer.subList(Math.max(0, longer.size() - MOST_REMEMBERED), longer.size());
        write(new Page(page.current, page.next, page.last, kept));
    }

    private void write(Page next) throws IOException {
        file.write(StoredJson.write(next));
        page = next;
    }
}
