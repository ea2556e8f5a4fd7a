package pitwall.agent.machine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.BusRecorder;
import pitwall.agent.CarAgent;
import pitwall.agent.CarClock;
import pitwall.agent.JdkCarTransport;
import pitwall.agent.LinkSettings;
import pitwall.agent.Measured;
import pitwall.agent.update.CarFacts;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.HttpReleaseSource;
import pitwall.agent.update.ReleaseVerifier;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.TufVerifier;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateSettings;
import pitwall.agent.update.UpdateStatus;
import pitwall.agent.update.Verification;
import pitwall.agent.update.Workload;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Json;

/// The agent of a car as a program: the same nodes, with a folder as its disk, a process as its workload and
/// what Linux tells as its sensors. One thread, `pitwall-agent`, owns them. This handle is thread-safe.
public final class MachineAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineAgent.class);
    private static final int STATUS_EVERY = 2;

    private final MachineSettings settings;
    private final InstantSource clock;
    private final StateFolder state;
    private final CarId car;
    private final ScheduledThreadPoolExecutor thread;
    private final ExecutorService pulls;
    private final JdkCarTransport sockets;
    private final HttpReleaseSource releases;
    private final MachineWorkload workload;
    private final MachineSensors sensors;
    private final @Nullable BusRecorder recorder;
    private final CarAgent agent;
    private long seconds;

    private MachineAgent(MachineSettings settings, StateFolder state, InstantSource clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.state = state;
        this.car = state.nameCar(settings.car());
        Path slotFolder = StateFolder.slots(state.path());
        FolderDisk disk = new FolderDisk(slotFolder);
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("pitwall-agent").factory());
        this.pulls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("pitwall-pull-", 0).factory());
        this.sockets = new JdkCarTransport(null);
        this.releases = new HttpReleaseSource(settings.server(), null);
        this.workload = workload(disk);
        workload.endLeftovers();
        this.sensors = new MachineSensors(settings.sensors(), Path.of("/"), slotFolder);
        UpdateParts parts = new UpdateParts(
                new CarFacts(settings.profile().model(), settings.hardware()),
                disk,
                SlotStore.boot(disk),
                releases,
                verifier(disk),
                workload,
                UpdateSettings.DEFAULT,
                pulls);
        this.recorder = recorder(settings.recording(), car);
        this.agent = new CarAgent(
                link(), sockets, thread, new CarClock(clock), new FrameCodec(), new SecureRandom(), parts, recorder);
    }

    /// A machine that cannot be recorded is one that lives nevertheless.
    private static @Nullable BusRecorder recorder(MachineSettings.@Nullable Recording wanted, CarId car) {
        if (wanted == null) {
            return null;
        }
        try {
            return BusRecorder.to(wanted.file(), wanted.mostBytes(), car);
        } catch (FileAlreadyExistsException e) {
            LOG.warn("{} is there already, so this run of the agent is not recorded", wanted.file());
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so this run of the agent is not recorded", wanted.file(), e);
        }
        return null;
    }

    private MachineWorkload workload(FolderDisk disk) {
        String model = settings.profile().model();
        ContainerSettings containers = settings.containers();
        if (containers != null) {
            return new ContainerWorkload(containers, disk, "pitwall-" + car, model, settings.health(), clock);
        }
        Path folder = state.path().resolve("workload");
        return new ProcessWorkload(disk, folder, model, settings.command(), settings.health(), clock);
    }

    /// Starts, after what an earlier agent left running is ended.
    ///
    /// @param state held by the caller's program from now on, and given back by [#close]
    /// @throws IOException if the folder cannot be used
    public static MachineAgent start(MachineSettings settings, StateFolder state, InstantSource clock)
            throws IOException {
        MachineAgent machine = new MachineAgent(settings, state, clock);
        machine.thread.execute(machine::begin);
        Future<?> unused = machine.thread.scheduleAtFixedRate(machine::second, 1, 1, TimeUnit.SECONDS);
        LOG.info("agent of {} on {}, server {}", machine.car, settings.state(), settings.server());
        return machine;
    }

    /// Who this machine is.
    public CarId car() {
        return car;
    }

    /// Says goodbye and ends the workload.
    @Override
    public void close() throws IOException {
        Future<?> unused = thread.submit(agent::stop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pulls.shutdownNow();
        if (recorder != null) {
            recorder.close();
        }
        workload.close();
        releases.close();
        sockets.close();
        state.close();
    }

    private void begin() {
        agent.measured(measured());
        agent.start();
    }

    // The top of the agent's second: what goes wrong in one must not end the next.
    private void second() {
        try {
            agent.measured(measured());
            agent.second();
            if (seconds++ % STATUS_EVERY == 0) {
                StateFolder.replace(StateFolder.status(state.path()), Json.text(status()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("a second of the agent failed", e);
        }
    }

    private LinkSettings link() throws IOException {
        return new LinkSettings(
                settings.server(),
                car,
                state.nextBoot(clock.millis()),
                state.identity(),
                settings.profile(),
                settings.enrolment());
    }

    private ReleaseVerifier verifier(FolderDisk disk) {
        String root = settings.root();
        if (root != null) {
            return new TufVerifier(disk, root);
        }
        return (version, source, token, serverTime) ->
                new Verification.Refused(ReasonCode.SIGNATURE_INVALID, "This machine was given no root to trust.");
    }

    private Measured measured() {
        CarFrame.Condition condition = new CarFrame.Condition(
                sensors.motion(),
                workloadState(),
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                null,
                null,
                null);
        return new Measured(condition, sensors.readings(), sensors.emergencyStop());
    }

    private pitwall.fleet.Workload workloadState() {
        if (agent.update().software().isEmpty()) {
            return pitwall.fleet.Workload.STOPPED;
        }
        return workload.health() == Workload.Health.UNHEALTHY
                ? pitwall.fleet.Workload.FAILED
                : pitwall.fleet.Workload.RUNNING;
    }

    private MachineStatus status() {
        UpdateStatus update = agent.update();
        return new MachineStatus(
                clock.instant(),
                car,
                settings.server().toString(),
                agent.phase(),
                agent.safety(),
                sensors.motion(),
                update.convergence(),
                update.reason(),
                update.message(),
                update.progress(),
                update.software().orElse(null));
    }
}
