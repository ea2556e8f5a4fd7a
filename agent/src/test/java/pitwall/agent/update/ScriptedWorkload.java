package pitwall.agent.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workload whose versions are as well as the test says. It takes two looks to start and one to stop.
final class ScriptedWorkload implements Workload {
    final List<SlotImage> started = new ArrayList<>();
    private final Map<String, Health> fates = new HashMap<>();
    private @Nullable SlotImage running;
    private int looks;
    private boolean stopping;

    /// What becomes of a version; healthy unless said.
    void fate(String version, Health health) {
        fates.put(version, health);
    }

    @Nullable
    SlotImage running() {
        return running;
    }

    @Override
    public void start(SlotImage image) {
        running = image;
        started.add(image);
        looks = 0;
        stopping = false;
    }

    @Override
    public Optional<String> lastWords() {
        return Optional.of("the port is taken");
    }

    @Override
    public void stop() {
        stopping = true;
        looks = 0;
    }

    @Override
    public Health health() {
        SlotImage image = running;
        if (image == null) {
            return Health.STOPPED;
        }
        looks++;
        if (stopping) {
            running = looks > 1 ? null : image;
            return looks > 1 ? Health.STOPPED : Health.HEALTHY;
        }
        return looks < 3 ? Health.STARTING : fates.getOrDefault(image.version(), Health.HEALTHY);
    }
}
