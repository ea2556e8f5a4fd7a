package pitwall.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.update.CarDisk;
import pitwall.agent.update.SlotImage;
import pitwall.fleet.release.SampleImage;
import pitwall.simulator.fault.FaultPlan;
import pitwall.simulator.fault.UpdateFate;
import pitwall.simulator.fault.UpdateFaults;

/// What becomes of releases in one simulated car: by the fault plan, and by what a release says of itself. What
/// came from the factory is well. Thread-safe.
final class Fates {
    private static final Logger LOG = LoggerFactory.getLogger(Fates.class);
    private static final Pattern ARTIFACT = Pattern.compile(".*/releases/([^/]+)/artifact");
    private static final int HEAD = 512;

    private final FaultPlan plan;
    private final UpdateFaults faults;
    private final long seed;
    private final String model;
    private final Set<String> provided = ConcurrentHashMap.newKeySet();

    /// @param seed of this car's faults
    Fates(FaultPlan plan, long seed, String model) {
        this.plan = plan;
        this.faults = plan.updates();
        this.seed = seed;
        this.model = model;
    }

    /// The car has this version from the factory, or got it without a server: it is well with it.
    void provide(String version) {
        provided.add(version);
    }

    /// How an image in a slot runs.
    UpdateFate of(SlotImage image, CarDisk disk) {
        if (provided.contains(image.version())) {
            return UpdateFate.WELL;
        }
        return saysItIsUnwell(image, disk) ? UpdateFate.UNWELL : faults.fate(seed, image.version(), model);
    }

    private boolean saysItIsUnwell(SlotImage image, CarDisk disk) {
        try (InputStream in = disk.open(image.file())) {
            return SampleImage.unwellOn(in.readNBytes(HEAD)).contains(model);
        } catch (IOException e) {
            LOG.warn("{} cannot be read from its slot", image.version(), e);
            return true;
        }
    }

    /// Whether what is pulled under this path is spoiled on the way.
    boolean spoils(String path) {
        Matcher artifact = ARTIFACT.matcher(path);
        return artifact.matches() && fate(artifact.group(1)) == UpdateFate.SPOILED;
    }

    /// Whether the car reports another build than the one that runs.
    boolean claims(String version) {
        return fate(version) == UpdateFate.CLAIMED;
    }

    private UpdateFate fate(String version) {
        return provided.contains(version) ? UpdateFate.WELL : faults.fate(seed, version, model);
    }

    boolean leaves(long generation) {
        return faults.leaves(seed, generation);
    }

    boolean isFull() {
        return faults.isFull(seed);
    }

    /// Which of its nodes fails in a second of its life.
    OptionalInt failingNode(long second, int nodes) {
        return plan.failingNode(seed, second, nodes);
    }

    long bytesPerSecond() {
        return faults.bytesPerSecond();
    }
}
