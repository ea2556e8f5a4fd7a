package pitwall.app;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import pitwall.views.ports.Colleague;

/// A sample fleet in a program of its own. The rehearsal of the installer looks at one, so that the classes that are
/// kept for the next start are those of a console and not of a fleet server, which no console of a real fleet ever
/// loads.
final class SampleBeside {
    /// What begins the lines in which the other program says where it is and who may come in. They go through a pipe
    /// between the two and nowhere else.
    private static final String MARK = "sample-fleet ";

    private static final String OPEN = MARK + "open";
    private static final long PATIENCE_SECONDS = 30;

    private SampleBeside() {}

    /// Starts the other program and waits until its fleet is there.
    ///
    /// @param program that understands `--serve-sample`
    static SampleFleet start(Path program, DataFolder room, int cars) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "--serve-sample",
                "--cars",
                Integer.toString(cars),
                "--data",
                room.path().resolve("beside").toString());
        // What keeps classes of this program, and what its launcher left for itself, is not meant for the other one.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
        Process other = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = other.inputReader(StandardCharsets.UTF_8);
        Map<String, String> words = new HashMap<>();
        for (String line = said.readLine(); !OPEN.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("the program beside ended before its fleet was there: " + program);
            }
            if (line.startsWith(MARK)) {
                String[] pair = line.substring(MARK.length()).split(" ", 2);
                words.put(pair[0], pair[1]);
            }
        }
        String address = words.remove("address");
        if (address == null) {
            throw new IOException("the program beside did not say where its fleet is: " + program);
        }
        Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
        return new SampleFleet(room, URI.create(address), words, () -> end(other));
    }

    private static void end(Process other) {
        try {
            other.getOutputStream().close();
            if (!other.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                other.destroyForcibly();
            }
        } catch (IOException e) {
            other.destroyForcibly();
        } catch (InterruptedException e) {
            other.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The other side: has the fleet until nobody holds the pipe any more.
    static void serve(DataFolder folder, int cars, InstantSource clock) throws IOException {
        try (SampleFleet fleet = SampleFleet.start(folder, cars, clock);
                PrintStream out =
                        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println(MARK + "address " + fleet.address());
            for (Colleague person : SampleFleet.PEOPLE) {
                out.println(MARK + person.name() + ' ' + new String(fleet.password(person)));
            }
            out.println(OPEN);
            while (System.in.read() >= 0) {
                // Only the end of it says something.
            }
        }
    }
}
