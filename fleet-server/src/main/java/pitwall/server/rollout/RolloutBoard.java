package pitwall.server.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Step;
import pitwall.protocol.UpdateProgress;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;
import pitwall.server.registry.Draft;
import pitwall.server.storage.RolloutRows;

/// What consoles are shown of rollouts: all staged ones that are not over, the newest of those that are, and how far
/// every car came with its newest update. Runs on the writer thread.
final class RolloutBoard {
    /// So many that are over stay in view; older ones are there over REST.
    private static final int MOST_OVER = 200;

    /// So many cars are named in a frame.
    private static final int MOST_NAMED = 100;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Map<RolloutId, BoardRollout> shown = new HashMap<>();

    /// Shows what is on disk. Of those that are over one is read after the other, and what is not shown is let go.
    static RolloutBoard read(Handle sql, RolloutBook book, PastRollouts past, Instant now) {
        RolloutBoard board = new RolloutBoard();
        book.open().stream().filter(rollout -> !rollout.origin().single()).forEach(rollout -> board.show(rollout, now));
        new RolloutRows(sql)
                .statuses().stream()
                        .filter(row -> !row.single() && row.status().isOver() && !board.shown.containsKey(row.id()))
                        .limit(MOST_OVER)
                        .flatMap(row -> past.read(sql, row.id()).stream())
                        .forEach(rollout -> board.show(rollout, now));
        return board;
    }

    private BoardRollout show(Rollout rollout, Instant now) {
        BoardRollout next = BoardRollout.of(rollout, shown.get(rollout.id()), now);
        shown.put(rollout.id(), next);
        return next;
    }

    /// Everything on the board. Only before the first write.
    List<RolloutPicture> pictures() {
        return List.copyOf(shown.values());
    }

    /// A rollout was written down.
    void added(Draft draft, Rollout rollout) {
        if (!rollout.origin().single()) {
            note(draft, rollout).created(draft);
        }
    }

    /// The engine made a step.
    void stepped(Draft draft, Rollout before, Rollout after, Step step) {
        RolloutPlan plan = after.state().plan();
        if (before.state().head().startedAt() == null) {
            NewestUpdates.waiting(after).forEach(progress -> follow(draft, progress));
        }
        step.changed().forEach(car -> follow(draft, NewestUpdates.progress(plan, car)));
        if (after.origin().single()) {
            return;
        }
        RolloutNote note = note(draft, after);
        step.decisions().stream()
                .filter(RolloutBoard::concernsTheWhole)
                .forEach(decision -> note.decided(draft, brief(decision)));
        boolean moved = step.changed().stream()
                .anyMatch(car ->
                        stage(before, car.car()).filter(car.stage()::equals).isEmpty());
        if (moved || plan != before.state().plan()) {
            note.moved(draft);
        }
    }

    private static Optional<CarStage> stage(Rollout rollout, CarId car) {
        return rollout.state().progress(car).map(CarProgress::stage);
    }

    /// Time passed, which may change what a rollout waits for; looked at every now and then.
    void looked(Draft draft, Rollout rollout) {
        BoardRollout known = shown.get(rollout.id());
        if (known != null && !draft.now().isBefore(known.judgedAt().plus(BETWEEN_LOOKS))) {
            note(draft, rollout);
        }
    }

    private RolloutNote note(Draft draft, Rollout rollout) {
        RolloutNote note = RolloutNote.of(draft, rollout);
        draft.news().rollout(rollout.id().value(), () -> changes(note, draft.now()));
        return note;
    }

    private static void follow(Draft draft, UpdateProgress progress) {
        UpdateProgress known = draft.update(progress.car());
        if (known == null || isNewsAfter(known, progress)) {
            draft.update(progress);
        }
    }

    private static boolean isNewsAfter(UpdateProgress known, UpdateProgress next) {
        return known.rollout().equals(next.rollout())
                || next.stage().isInFlight()
                || !known.stage().isInFlight();
    }

    /// A frame has its bounds; the recorder names every car.
    static Decision brief(Decision decision) {
        return decision instanceof Decision.CarsNamed named ? named.naming(MOST_NAMED) : decision;
    }

    static boolean concernsTheWhole(Decision decision) {
        return switch (decision) {
            case Decision.StatusChanged ignored -> true;
            case Decision.WaveReleased ignored -> true;
            case Decision.CarsNamed ignored -> true;
            case Decision.PhaseTimedOut ignored -> true;
            case Decision.GateRead ignored -> true;
            case Decision.GateOverruled ignored -> true;
            case Decision.Acted ignored -> true;
            case Decision.PolicyTaken ignored -> true;
            case Decision.CarChanged ignored -> false;
            case Decision.ReportIgnored ignored -> false;
        };
    }

    /// What consoles are told, once the group is on disk.
    private List<RolloutChange> changes(RolloutNote note, Instant now) {
        BoardRollout before = shown.get(note.rollout().id());
        BoardRollout after = show(note.rollout(), now);
        if (before != null && !note.isNews() && before.whole().equals(after.whole())) {
            return List.of();
        }
        List<RolloutChange> changes = new ArrayList<>();
        changes.add(note.change(after, before == null));
        BoardRollout oldest = after.isOver() ? tooOld() : null;
        if (oldest != null) {
            String id = oldest.whole().rollout().id();
            shown.remove(new RolloutId(id));
            changes.add(RolloutChange.removed(id));
        }
        return changes;
    }

    private @Nullable BoardRollout tooOld() {
        List<BoardRollout> over = shown.values().stream()
                .filter(BoardRollout::isOver)
                .sorted(Comparator.comparingLong(BoardRollout::number))
                .toList();
        return over.size() > MOST_OVER ? over.getFirst() : null;
    }
}
