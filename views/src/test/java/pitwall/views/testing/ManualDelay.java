package pitwall.views.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pitwall.views.wizard.plan.Delayed;

/// Keeps what is to run later until the test says that the time has passed.
public final class ManualDelay implements Delayed {
    private record Later(Duration delay, Runnable work) {}

    private final List<Later> waiting = new ArrayList<>();

    @Override
    public void run(Duration delay, Runnable work) {
        waiting.add(new Later(delay, work));
    }

    /// Runs what would have run within this time, and what that leads to.
    public void pass(Duration time) {
        List<Later> due = waiting.stream()
                .filter(each -> each.delay().compareTo(time) <= 0)
                .toList();
        waiting.removeAll(due);
        due.forEach(each -> each.work().run());
    }
}
