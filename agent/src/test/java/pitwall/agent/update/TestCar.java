package pitwall.agent.update;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.UpdateReport;
import pitwall.testing.SteppedClock;

/// A car that lives as long as its disk: it can be booted again and again. What the server has, what the
/// metadata says and how the car stands is the test's to decide.
final class TestCar implements ReleaseSource, ReleaseVerifier, UpdateObserver {
    static final Situation SAFE_PLACE = new Situation(true, false, 80, false, SafetyState.NORMAL, null, null);

    final SteppedClock clock = SteppedClock.atFixtures();
    final FragileDisk disk = new FragileDisk();

    /// What the car boots from: the fragile disk unless said.
    CarDisk store = disk;

    final List<String> told = new ArrayList<>();
    final Map<String, byte[]> files = new HashMap<>();
    final Map<String, Verification> metadata = new HashMap<>();
    final List<Long> opened = new ArrayList<>();
    CarFacts facts = new CarFacts("i4", "");
    ScriptedWorkload workload = new ScriptedWorkload();
    Situation situation = SAFE_PLACE;

    @Nullable
    ReleaseSource network;

    @Nullable
    Desired wanted;

    /// What the last report says went wrong.
    @Nullable
    String lastMessage;

    int boots;
    /// What runs in the background does not come to an end.
    boolean stalled;
    private final Map<String, Workload.Health> fates = new HashMap<>();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private @Nullable SlotStore slots;
    private @Nullable Updater updater;

    /// Leaves the factory with a release and boots.
    static TestCar with(TestRelease release) {
        return with(release, new TestCar());
    }

    /// The same on a disk of its own.
    static TestCar with(TestRelease release, CarDisk store) {
        TestCar car = new TestCar();
        car.store = store;
        return with(release, car);
    }

    private static TestCar with(TestRelease release, TestCar car) {
        try {
            SlotStore.boot(car.store).provision(release.version(), release.counter(), release.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        car.boot();
        return car;
    }

    /// The server has it, and its metadata is good.
    void offer(TestRelease release) {
        files.put(release.path(), release.bytes());
        metadata.put(release.version(), new Verification.Trusted(release.facts()));
    }

    void fate(String version, Workload.Health health) {
        fates.put(version, health);
        workload.fate(version, health);
    }

    void boot() {
        boots++;
        background.clear();
        workload = new ScriptedWorkload();
        fates.forEach(workload::fate);
        try {
            slots = SlotStore.boot(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        slots().running().ifPresent(workload::start);
        updater = new Updater(
                new UpdateParts(
                        facts, store, slots(), this, this, workload, UpdateSettings.DEFAULT, background::addLast),
                clock,
                Runnable::run,
                this);
        updater().situation(situation);
        if (wanted != null) {
            updater().desired(wanted);
        }
    }

    /// The server sends it now and after every boot.
    void want(Desired order) {
        wanted = order;
        updater().desired(order);
    }

    void stand(Situation now) {
        situation = now;
        updater().situation(now);
    }

    /// Lives for a while.
    void live(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            second();
        }
    }

    /// Lives until nothing is under way any more, or for that long.
    void settle(Duration longest) {
        for (long second = 0; second < longest.toSeconds() && !isSettled(); second++) {
            live(Duration.ofSeconds(1));
        }
    }

    private boolean isSettled() {
        UpdateStatus status = updater().status();
        return status.managed() && status.progress() == null && status.convergence() != Convergence.PENDING;
    }

    void second() {
        updater().situation(situation);
        updater().second();
        Runnable task;
        while (!stalled && (task = background.pollFirst()) != null) {
            task.run();
        }
    }

    Updater updater() {
        if (updater == null) {
            throw new IllegalStateException("not booted");
        }
        return updater;
    }

    SlotStore slots() {
        if (slots == null) {
            throw new IllegalStateException("not booted");
        }
        return slots;
    }

    CarFrame.Software software() {
        return updater().status().software().orElseThrow();
    }

    /// The version of the image that really runs, read from the bytes on the disk.
    boolean runs(TestRelease release) {
        SlotImage image = workload.running();
        try {
            return image != null
                    && store.read(image.file())
                            .filter(bytes -> Arrays.equals(bytes, release.bytes()))
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(String start) {
        return told.stream().filter(line -> line.startsWith(start)).count();
    }

    @Override
    public Answer open(String path, long from, String token) throws IOException {
        opened.add(from);
        if (network != null) {
            return network.open(path, from, token);
        }
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return new Answer.Missing();
        }
        int start = (int) Math.min(from, bytes.length);
        return new Answer.Bytes(new ByteArrayInputStream(bytes, start, bytes.length - start), from);
    }

    @Override
    public Verification verify(String version, ReleaseSource source, String token, Instant serverTime) {
        return metadata.getOrDefault(
                version, new Verification.Refused(ReasonCode.SIGNATURE_INVALID, "Nobody signed it."));
    }

    @Override
    public void reported(UpdateReport report, @Nullable ReasonCode reason) {
        told.add(report.kind() + (reason == null ? "" : " " + reason));
        lastMessage = report.message();
    }

    @Override
    public void said(LogLevel level, String sentence) {
        // The log is for people.
    }
}
