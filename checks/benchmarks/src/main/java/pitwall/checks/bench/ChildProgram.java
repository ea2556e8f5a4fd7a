package pitwall.checks.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a program with the same classes in a process of its own, with a screen that exists in memory only.
final class ChildProgram {
    /// How the console's own launcher starts Java; read where the sources are.
    static final List<String> CONSOLE =
            List.of("@" + Path.of("..", "..", "app", "src", "main", "scripts", "java.options"));
    /// The same for a program that has the other side of the line in it too.
    static final List<String> CONSOLE_AND_MORE = List.of(CONSOLE.getFirst(), "-Xmx2g");

    private ChildProgram() {}

    /// Its input is a pipe; what it prints appears among our own output.
    static Process start(Class<?> program, List<String> arguments) throws IOException {
        return start(program, List.of(), arguments);
    }

    /// As [#start(Class, List)], with more options of the Java program.
    static Process start(Class<?> program, List<String> options, List<String> arguments) throws IOException {
        return new ProcessBuilder(command(program, System.getProperty("java.class.path"), options, arguments))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// As [#start], but what it prints can be read.
    static Process startToRead(Class<?> program, List<String> arguments) throws IOException {
        return startToRead(program, System.getProperty("java.class.path"), List.of(), arguments);
    }

    /// As [#startToRead(Class, List)], from another class path and with more options of the Java program.
    static Process startToRead(Class<?> program, String classPath, List<String> options, List<String> arguments)
            throws IOException {
        return new ProcessBuilder(command(program, classPath, options, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> command(
            Class<?> program, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dheadless.geometry=1920x1200-32",
                "-Dprism.order=sw",
                "-Dlogback.configurationFile=benchmark-log.xml",
                "-cp",
                classPath));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(arguments);
        return command;
    }
}
