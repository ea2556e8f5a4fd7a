package pitwall.checks.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Starts a program with the same classes in a process of its own, with a screen that exists in memory only.
final class ChildProgram {
    private ChildProgram() {}

    /// Its input is a pipe; what it prints appears among our own output.
    static Process start(Class<?> program, List<String> arguments) throws IOException {
        return new ProcessBuilder(command(program, System.getProperty("java.class.path"), List.of(), arguments))
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
