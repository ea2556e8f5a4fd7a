package pitwall.views.rollout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Rollouts;
import pitwall.fleet.CarId;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;

/// The cars of one rollout in the order of its plan: fetched page by page, then followed on the stream. FX thread; a
/// frame costs what it changed.
final class Members {
    static final int PAGE = 500;
    /// Pages on the way at the same time.
    private static final int AT_ONCE = 2;

    private final String id;
    private final Rollouts rollouts;
    private final Executor fxThread;
    /// By place in the plan.
    private final List<MemberRow> all = new ArrayList<>();
    private final Map<CarId, Integer> places = new HashMap<>();
    private final Map<Integer, List<CarUpdate>> arrived = new HashMap<>();
    private final ObservableList<MemberRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(new Loading.Not());
    private Predicate<Member> wanted = _ -> true;
    private FleetSnapshot snapshot = FleetSnapshot.EMPTY;
    private int size;
    private int nextPage;
    private int running;
    private int generation;
    private boolean complete;
    private boolean dirty;

    /// How far the list came.
    sealed interface Loading {
        /// Nobody asked yet.
        record Not() implements Loading {}

        /// The past is shown; nobody asks.
        record Past() implements Loading {}

        record Under(int cars, int of) implements Loading {}

        record Done() implements Loading {}

        record Failed() implements Loading {}

        /// Somebody did not want to wait for the rest.
        record Stopped(int cars, int of) implements Loading {}
    }

    Members(String id, Rollouts rollouts, Executor fxThread) {
        this.id = id;
        this.rollouts = rollouts;
        this.fxThread = fxThread;
    }

    /// Fetches the list anew.
    ///
    /// @param cars how many there are
    void load(int cars) {
        generation++;
        size = cars;
        nextPage = 1;
        running = 0;
        complete = false;
        arrived.clear();
        all.clear();
        places.clear();
        loading.set(new Loading.Under(0, cars));
        ask();
    }

    /// Shows the cars of which this rollout was the newest wish at a moment of the past, by what was seen of them then.
    /// The order of the plan and the others are known of the present alone.
    void showThen(FleetSnapshot then) {
        generation++;
        running = 0;
        arrived.clear();
        Map<CarId, MemberRow> before = new HashMap<>();
        all.forEach(row -> before.put(row.member().car(), row));
        all.clear();
        places.clear();
        for (int slot = 0; slot < then.slots(); slot++) {
            UpdateProgress update = then.updateAt(slot);
            if (update != null && update.rollout().equals(id)) {
                all.add(rowOf(before.get(update.car()), Member.of(update)));
            }
        }
        loading.set(new Loading.Past());
        show();
    }

    /// A row keeps its car.
    private static MemberRow rowOf(@Nullable MemberRow before, Member member) {
        if (before == null) {
            return new MemberRow(member);
        }
        before.show(member);
        return before;
    }

    /// Fetches no more of it; what came stays.
    void stop() {
        if (loading.get() instanceof Loading.Under(int cars, int of)) {
            generation++;
            loading.set(new Loading.Stopped(cars, of));
        }
    }

    private void ask() {
        int pages = Math.max(1, (size + PAGE - 1) / PAGE);
        while (running < AT_ONCE && nextPage <= pages) {
            int page = nextPage++;
            int asked = generation;
            running++;
            CompletableFuture<?> unused = rollouts.cars(id, Set.of(), page, PAGE)
                    .thenAccept(answer -> fxThread.execute(() -> {
                        if (asked == generation) {
                            running--;
                            hear(page, answer);
                        }
                    }));
        }
    }

    private void hear(int page, Answer<List<CarUpdate>> answer) {
        switch (answer) {
            case Answer.Given<List<CarUpdate>>(List<CarUpdate> cars) -> take(page, cars);
            case Answer.Remembered<List<CarUpdate>>(List<CarUpdate> cars, var asOf) -> take(page, cars);
            case Answer.Refused<List<CarUpdate>> _, Answer.Unanswered<List<CarUpdate>> _ ->
                loading.set(new Loading.Failed());
        }
    }

    /// Pages may overtake one another; the list keeps the order of the plan.
    private void take(int page, List<CarUpdate> cars) {
        arrived.put(page, cars);
        List<CarUpdate> next = arrived.remove(all.size() / PAGE + 1);
        while (next != null) {
            for (CarUpdate update : next) {
                places.put(update.car(), all.size());
                all.add(new MemberRow(Member.of(update)));
            }
            boolean last = next.size() < PAGE || all.size() >= size;
            next = last ? null : arrived.remove(all.size() / PAGE + 1);
        }
        complete = all.size() >= size || cars.size() < PAGE && running == 0;
        loading.set(complete ? new Loading.Done() : new Loading.Under(all.size(), size));
        if (complete) {
            overlayAll();
        }
        show();
        ask();
    }

    /// Takes in what the newest picture tells.
    void follow(FleetFrame frame) {
        snapshot = frame.snapshot();
        if (all.isEmpty()) {
            return;
        }
        if (frame.changes().whole()) {
            overlayAll();
        } else {
            BitSet slots = frame.changes().slots();
            for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
                overlay(slot);
            }
        }
    }

    /// Draws what has changed; called a few times a second.
    void tick() {
        if (dirty) {
            show();
        }
    }

    private void overlayAll() {
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            overlay(slot);
        }
    }

    private void overlay(int slot) {
        UpdateProgress update = snapshot.updateAt(slot);
        if (update == null || !update.rollout().equals(id)) {
            return;
        }
        Integer place = places.get(update.car());
        if (place != null) {
            MemberRow row = all.get(place);
            Member after = row.member().as(update);
            if (!after.equals(row.member())) {
                row.show(after);
                dirty = true;
            }
        }
    }

    /// Shows only some of the cars.
    void want(Predicate<Member> some) {
        wanted = some;
        show();
    }

    /// One list change for everything that came, and none where the same cars are listed. A row keeps its car.
    private void show() {
        dirty = false;
        List<MemberRow> next =
                all.stream().filter(row -> wanted.test(row.member())).toList();
        if (!next.equals(shown)) {
            shown.setAll(next);
        }
        revision.set(revision.get() + 1);
    }

    /// Those that are wanted, in the order of the plan.
    ObservableList<MemberRow> shown() {
        return shown;
    }

    int size() {
        return all.size();
    }

    ReadOnlyObjectProperty<Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
