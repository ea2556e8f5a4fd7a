package pitwall.checks.e2e.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import pitwall.checks.e2e.stream.TestConsole.Moment;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetClient;
import pitwall.client.FleetFrame;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.client.ServerTrust;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// A console in a program of its own, which the operating system can hold as the lid of a laptop does. It says every
/// picture in a line: mode, epoch, sequence, and a digest of its cars. Ends with its input.
final class ConsoleProgram implements AutoCloseable {
    /// A line of the program.
    record Said(ConsoleMode mode, Moment moment, long digest) {}

    /// What comes beside it is the log.
    private static final String PICTURE = "picture ";

    private final Process program;
    private final List<Said> said = new CopyOnWriteArrayList<>();

    private ConsoleProgram(Process program) {
        this.program = program;
        Thread.ofVirtual().name("console-program").start(this::listen);
    }

    static ConsoleProgram start(RestartableServer server) throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConsoleProgram.class.getName(),
                        server.uri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        program.outputWriter(StandardCharsets.UTF_8)
                .append(new String(server.password()))
                .append('\n')
                .flush();
        return new ConsoleProgram(program);
    }

    /// Everything that was said so far.
    List<Said> said() {
        return List.copyOf(said);
    }

    /// The operating system gives it no processor any more.
    void hold() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void release() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", name, Long.toString(program.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill " + name + " ended with " + exit);
        }
    }

    private void listen() {
        program.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(PICTURE))
                .map(line -> line.split(" "))
                .map(words -> new Said(
                        ConsoleMode.valueOf(words[1]),
                        new Moment(words[2], Long.parseLong(words[3])),
                        Long.parseLong(words[4])))
                .forEach(said::add);
    }

    @Override
    public void close() {
        program.destroyForcibly();
    }

    /// The same for the same cars in every program; labels are left out, since the order of a map differs.
    static long digest(Map<CarId, Car> cars) {
        CRC32 digest = new CRC32();
        cars.values().stream()
                .sorted(Comparator.comparing(Car::id))
                .map(car -> car.id() + " " + car.status() + " " + car.vitals())
                .forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
        return digest.getValue();
    }

    /// @param arguments address of the server
    public static void main(String[] arguments) throws Exception {
        URI server = URI.create(arguments[0]);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ServerTrust trust = OsTrust.with(Optional.empty());
        InstantSource clock = InstantSource.system();
        try (ServerConnection connection = new ServerConnection(server, trust);
                SignInService signIn = new SignInService(connection, new SessionSecrets(), "sign-in", clock);
                FleetClient client = new FleetClient(
                        new FleetSettings(server.toString(), "console program", FleetView.EVERYTHING),
                        new LiveSource(server, signIn, trust, clock),
                        FleetRecorder.NONE,
                        new SplittableRandom(1),
                        clock)) {
            signIn.signIn("admin", input.readLine().toCharArray()).join();
            client.start(frame -> say(frame, System.out), Optional::empty);
            input.readLine();
        }
    }

    private static void say(FleetFrame frame, PrintStream out) {
        if (frame.epoch() != null) {
            out.println(PICTURE + frame.freshness().mode() + " " + frame.epoch() + " " + frame.sequence() + " "
                    + digest(TestConsole.cars(frame)));
        }
    }
}
