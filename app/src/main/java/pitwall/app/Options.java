package pitwall.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pitwall.client.casefile.CaseArchive;

/// What the console was asked for on its command line.
@Command(
        name = "pitwall",
        mixinStandardHelpOptions = true,
        version = "Pitwall 0.1.0",
        description = "Operator console for fleets of software-defined cars.")
final class Options implements Callable<Integer> {
    @Option(
            names = "--sample",
            description = "Open the built-in sample fleet: a server and simulated cars in this program, on loopback.")
    boolean sample;

    @Option(
            names = "--cars",
            paramLabel = "N",
            defaultValue = "500",
            description = "Cars of the sample fleet, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    int cars = 500;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:PITWALL_DATA}",
            description = "Folder for settings and offline data. Default: the user's data folder; for --sample a"
                    + " temporary one that is removed at the end. Also PITWALL_DATA.")
    @Nullable
    Path data;

    @Option(
            names = "--no-keychain",
            description =
                    "Keep the sign-in and the key of the offline data behind a passphrase in the data folder, even"
                            + " where this computer has a keychain.")
    boolean noKeychain;

    @Parameters(
            paramLabel = "LINK|FILE",
            arity = "0..1",
            description =
                    "A link of the form pitwall:car/ID, or a case file (*.pitwall-case), to open in the console that runs"
                            + " on this data if there is one.")
    @Nullable
    String link;

    /// For the launcher, which keeps the classes that this loads.
    @Option(names = "--rehearse", hidden = true, description = "Open the sample fleet, look at the screens, end.")
    boolean rehearse;

    @Option(
            names = "--rehearse-beside",
            hidden = true,
            paramLabel = "PROGRAM",
            description = "Rehearse with a sample fleet that this program serves.")
    @Nullable
    Path beside;

    @Option(names = "--serve-sample", hidden = true, description = "Serve the sample fleet without a console.")
    boolean serve;

    @Option(names = "--debug", description = "Log more.")
    boolean debug;

    private boolean start;

    @Override
    public Integer call() {
        start = true;
        if (link != null && link.endsWith("." + CaseArchive.ENDING)) {
            // Another console may run in another folder.
            link = Path.of(link).toAbsolutePath().toString();
        }
        return 0;
    }

    /// The folder for settings and offline data.
    ///
    /// @throws IOException whose message says in a sentence what is wrong with it
    DataFolder folder() throws IOException {
        if (data != null && !data.toString().isEmpty()) {
            return DataFolder.at(data);
        }
        return sample ? DataFolder.forThisRun() : DataFolder.at(Pitwall.usualFolder());
    }

    /// The way into the sample fleet.
    SampleDoor sampleDoor(Path folder, InstantSource clock) {
        Path program = beside;
        return program == null
                ? new SampleDoor(folder, cars, clock)
                : new SampleDoor(folder, room -> SampleBeside.start(program, room, cars));
    }

    /// Hands the link to the console that runs on this data; false where there is no link, or no console takes it.
    boolean isHandedOver() {
        if (link == null || sample || rehearse) {
            return false;
        }
        Path usual = data != null && !data.toString().isEmpty() ? data : Pitwall.usualFolder();
        return ConsoleDoor.handOver(usual, link);
    }

    /// These options as a command line again, because the toolkit makes its application from words.
    String[] toArguments() {
        List<String> words = new ArrayList<>();
        if (sample) {
            words.add("--sample");
        }
        if (rehearse) {
            words.add("--rehearse");
        }
        if (beside != null) {
            words.addAll(List.of("--rehearse-beside", beside.toString()));
        }
        words.addAll(List.of("--cars", Integer.toString(cars)));
        if (data != null && !data.toString().isEmpty()) {
            words.addAll(List.of("--data", data.toString()));
        }
        if (noKeychain) {
            words.add("--no-keychain");
        }
        if (link != null) {
            words.addAll(List.of("--", link));
        }
        return words.toArray(String[]::new);
    }

    /// False where only help or the version was wanted.
    boolean wantsStart() {
        return start;
    }
}
