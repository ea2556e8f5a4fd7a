package pitwall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pitwall.agent.BusReplay;

/// `fleetd replay`: has the nodes of this program hear what a recorded machine heard.
@Command(
        name = "replay",
        description = "Lets nodes hear a recording of fleetd agent --record, and compares what they say with what was "
                + "said then. Ends with 13 at the first difference.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(names = "--node", paramLabel = "NAME", description = "One node: safety or telemetry. Default: both.")
    private @Nullable String node;

    @Mixin
    private final Invocation invocation = new Invocation();

    @Override
    public Integer call() {
        if (node != null && !BusReplay.nodes().contains(node)) {
            throw invocation.misuse("Node '" + node + "' sees more than a recording holds; these do not: "
                    + String.join(", ", BusReplay.nodes()) + ".");
        }
        boolean same = true;
        for (String each : node == null ? BusReplay.nodes() : List.of(node)) {
            same &= tell(each, replayed(each));
        }
        return (same ? ExitCode.DONE : ExitCode.REPLAY_DIFFERS).number();
    }

    private BusReplay.Result replayed(String name) {
        try {
            return BusReplay.of(file, name);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + file + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "The file " + file + " is not a recording: " + e.getMessage() + ".", e);
        }
    }

    private boolean tell(String name, BusReplay.Result result) {
        PrintWriter out = invocation.out();
        out.println(result.car() + ", " + name + ": heard " + result.heard() + " messages in " + result.lives()
                + (result.lives() == 1 ? " life" : " lives") + ", said " + result.said() + " as recorded.");
        BusReplay.Difference difference = result.difference();
        if (difference != null) {
            out.println("Line " + difference.line() + " is the first difference.");
            out.println("  then  " + said(difference.recorded()));
            out.println("  now   " + said(difference.replayed()));
        }
        out.flush();
        return difference == null;
    }

    private static String said(String words) {
        return words.isEmpty() ? "nothing" : words;
    }
}
