package pitwall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pitwall.agent.machine.StateFolder;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.SlotStore.SlotView;
import pitwall.protocol.SoftwareSlot;

/// `fleetd info`: who this machine is and what is in its slots. Reads the disk only, so it also works while no
/// agent runs, and changes nothing.
@Command(
        name = "info",
        description = "Tells who this machine is and what software its slots have.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class InfoCommand implements Callable<Integer> {
    @Mixin
    private final StateOption state = new StateOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = state.folder();
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println("agent     " + new Fleets.Version().getVersion()[0] + ", Java "
                    + Runtime.version().feature());
            out.println("state     " + folder.toAbsolutePath().normalize());
            out.println(
                    "car       " + StateFolder.car(folder).map(Object::toString).orElse("not yet"));
            out.println("key       " + StateFolder.publicKey(folder).orElse("not yet"));
            out.println("running   " + (StateFolder.isTaken(folder) ? "yes" : "no"));
            slots(folder, out);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.STATE_UNUSABLE, "The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    private static void slots(Path folder, PrintWriter out) throws IOException {
        if (!Files.isDirectory(StateFolder.slots(folder))) {
            out.println("slots     none yet");
            return;
        }
        SlotView view = SlotStore.look(new FolderDisk(StateFolder.slots(folder)));
        slot(SoftwareSlot.A, view.a(), view, out);
        slot(SoftwareSlot.B, view.b(), view, out);
    }

    private static void slot(SoftwareSlot slot, Optional<SlotImage> image, SlotView view, PrintWriter out) {
        String boots = view.boots().filter(slot::equals).isEmpty() ? "" : view.confirmed() ? ", boots" : ", on trial";
        out.println("slot " + slot + "    "
                + image.map(found -> found.version() + " (" + found.digest().substring(0, 12) + ", counter "
                                + found.counter() + ")" + boots)
                        .orElse("empty"));
    }
}
