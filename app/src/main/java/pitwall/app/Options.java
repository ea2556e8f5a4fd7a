package pitwall.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.jspecify.annotations.Nullable;
import pitwall.client.casefile.CaseArchive;

/// What the console was asked for on its command line.
final class Options {
    private static final int MOST_CARS = 10_000;
    private static final int LONGEST_REST = 3_600;

    boolean sample;
    int cars = 500;

    @Nullable
    Path data;

    boolean noKeychain;
    /// Where to lead, or a case file.
    @Nullable
    String link;
    /// For the launcher, which keeps the classes that a visit loads.
    boolean rehearse;

    @Nullable
    Path beside;

    /// Seconds for which nobody touches it before it ends.
    int rest;

    boolean serve;
    boolean debug;
    boolean help;
    boolean version;

    /// Reads a command line.
    ///
    /// @param usualData what the environment names as the folder for data, or null
    /// @throws ParseException whose message says in a sentence what is wrong with it
    static Options of(@Nullable String usualData, String... words) throws ParseException {
        CommandLine line =
                DefaultParser.builder().setAllowPartialMatching(false).get().parse(known(true), words);
        Options options = new Options();
        options.sample = line.hasOption("sample");
        options.cars = number(line, "cars", 1, MOST_CARS, options.cars);
        String data = line.getOptionValue("data", usualData);
        options.data = data == null || data.isEmpty() ? null : Path.of(data);
        options.noKeychain = line.hasOption("no-keychain");
        options.rehearse = line.hasOption("rehearse");
        options.beside = line.hasOption("rehearse-beside") ? Path.of(line.getOptionValue("rehearse-beside")) : null;
        options.rest = number(line, "rehearse-rest", 0, LONGEST_REST, 0);
        options.serve = line.hasOption("serve-sample");
        options.debug = line.hasOption("debug");
        options.help = line.hasOption("help");
        options.version = line.hasOption("version");
        options.link = link(line.getArgList());
        return options;
    }

    /// What [#toArguments] made into words.
    static Options again(List<String> words) {
        try {
            return of(null, words.toArray(String[]::new));
        } catch (ParseException e) {
            throw new IllegalArgumentException("these options come from this program: " + words, e);
        }
    }

    /// What the console can be asked for, for whoever reads it on a terminal.
    static String usage() {
        try {
            StringBuilder text = new StringBuilder();
            HelpFormatter.builder()
                    .setShowSince(false)
                    .setHelpAppendable(new org.apache.commons.cli.help.TextHelpAppendable(text))
                    .get()
                    .printHelp(
                            "pitwall [options] [LINK|FILE]",
                            "Operator console for fleets of software-defined cars. LINK has the form pitwall:car/ID; FILE"
                                    + " is a case file (*.pitwall-case). Either opens in the console that runs on this"
                                    + " data, if there is one.",
                            known(false),
                            "",
                            false);
            return text.toString().strip();
        } catch (IOException e) {
            throw new IllegalStateException("text cannot be written into memory", e);
        }
    }

    private static org.apache.commons.cli.Options known(boolean all) {
        org.apache.commons.cli.Options known = new org.apache.commons.cli.Options()
                .addOption(word(
                        "sample",
                        "Open the built-in sample fleet: a server and simulated cars in this program,"
                                + " on loopback."))
                .addOption(value("cars", "N", "Cars of the sample fleet, 1 to 10000 (default: 500)."))
                .addOption(
                        value(
                                "data",
                                "FOLDER",
                                "Folder for settings and offline data. Default: the user's data"
                                        + " folder; for --sample a temporary one that is removed at the end. Also PITWALL_DATA."))
                .addOption(word(
                        "no-keychain",
                        "Keep the sign-in and the key of the offline data behind a passphrase in"
                                + " the data folder, even where this computer has a keychain."))
                .addOption(word("debug", "Log more."))
                .addOption("h", "help", false, "Show this text and end.")
                .addOption("V", "version", false, "Show the version and end.");
        if (all) {
            known.addOption(word("rehearse", "Open the sample fleet, look at the screens, end."))
                    .addOption(value("rehearse-beside", "PROGRAM", "Rehearse with a sample fleet that it serves."))
                    .addOption(value("rehearse-rest", "SECONDS", "Look at the screens, rest so long, end."))
                    .addOption(word("serve-sample", "Serve the sample fleet without a console."));
        }
        return known;
    }

    private static Option word(String name, String meaning) {
        return Option.builder().longOpt(name).desc(meaning).get();
    }

    private static Option value(String name, String of, String meaning) {
        return Option.builder().longOpt(name).hasArg().argName(of).desc(meaning).get();
    }

    private static int number(CommandLine line, String option, int least, int most, int otherwise)
            throws ParseException {
        String said = line.getOptionValue(option);
        if (said == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(said);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words.
        }
        throw new ParseException("--" + option + " is a number from " + least + " to " + most + ", not " + said + ".");
    }

    private static @Nullable String link(List<String> rest) throws ParseException {
        if (rest.size() > 1) {
            throw new ParseException("One link or file can be opened at a time, not " + rest.size() + ".");
        }
        if (rest.isEmpty()) {
            return null;
        }
        String link = rest.getFirst();
        // Another console may run in another folder.
        return link.endsWith("." + CaseArchive.ENDING)
                ? Path.of(link).toAbsolutePath().toString()
                : link;
    }

    /// The folder for settings and offline data.
    ///
    /// @throws IOException whose message says in a sentence what is wrong with it
    DataFolder folder() throws IOException {
        if (data != null) {
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
        Path usual = data != null ? data : Pitwall.usualFolder();
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
        words.addAll(List.of("--rehearse-rest", Integer.toString(rest)));
        words.addAll(List.of("--cars", Integer.toString(cars)));
        if (data != null) {
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
}
