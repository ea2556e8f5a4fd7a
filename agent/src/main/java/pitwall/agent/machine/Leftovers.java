package pitwall.agent.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Processes of a workload that outlived an agent which was killed. Left alone, one of them would go on beside the
/// next one, keep its port and answer its health address, and so prove a version that does not run.
///
/// They are found by a variable that every process of a workload inherits: no file has to be written between
/// their start and the moment in which the agent may die.
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final String VARIABLE = "WORKLOAD_FOLDER";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String mark;

    /// @param folder in which the processes of the workload run; one agent at a time has it
    Leftovers(Path folder) {
        mark = folder.toAbsolutePath().normalize().toString();
    }

    /// Marks what is about to be started.
    void mark(ProcessBuilder builder) {
        builder.environment().put(VARIABLE, mark);
    }

    /// Kills whatever is marked and waits until it is gone. Does nothing on a system that does not show the
    /// variables of processes.
    void end() {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(this::isMarked).toList();
        for (ProcessHandle process : left) {
            LOG.warn("process {} of an agent that was killed is still there and is ended", process.pid());
            process.destroyForcibly();
        }
        left.forEach(Leftovers::await);
    }

    private boolean isMarked(ProcessHandle process) {
        Path variables = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            String text = Files.isReadable(variables) ? Files.readString(variables, StandardCharsets.ISO_8859_1) : "";
            return ("\0" + text).contains("\0" + marked());
        } catch (IOException e) {
            LOG.trace("process {} does not show its variables", process.pid(), e);
            return false;
        }
    }

    /// As it stands among the variables of a process, byte for byte.
    private String marked() {
        String entry = VARIABLE + "=" + mark + "\0";
        return new String(entry.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static void await(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("process {} of an agent that was killed does not end", process.pid(), e);
        }
    }
}
