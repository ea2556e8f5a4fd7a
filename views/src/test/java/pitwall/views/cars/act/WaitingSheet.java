package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;

/// A question that stays open until the test answers it, and remembers what it was told meanwhile.
final class WaitingSheet {
    private final List<Long> counts = new ArrayList<>();
    private final List<Confirmation> restated = new ArrayList<>();
    private boolean waits;
    private boolean open;
    private Consumer<String> confirmed = _ -> {};

    /// From now on nothing is answered at once.
    void waitForAnswers() {
        waits = true;
    }

    boolean isWaiting() {
        return waits;
    }

    OpenSheet open(Consumer<String> answer) {
        confirmed = answer;
        open = true;
        return new OpenSheet() {
            @Override
            public boolean isOpen() {
                return open && confirmed == answer;
            }

            @Override
            public void changeCount(long count) {
                counts.add(count);
            }

            @Override
            public void restate(Confirmation now) {
                restated.add(now);
                counts.add(now.count());
            }
        };
    }

    /// Confirms it, as somebody would who was shown the newest count.
    void answer() {
        open = false;
        confirmed.accept("");
    }

    /// What it was said to ask, after the first time.
    List<Confirmation> restated() {
        return List.copyOf(restated);
    }

    List<Long> counts() {
        return List.copyOf(counts);
    }
}
