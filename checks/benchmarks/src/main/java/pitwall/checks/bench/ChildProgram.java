package pitwall.checks.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Starts a program with the same classes in a process of its own, with a screen that exists in memory only.
final class ChildProgram {
    private ChildProgram() {}

    /// Its input is a pipe; what it prints appears among our own output.
    static Process start(Class<?> program, List<String> arguments) throws IOException {
        return new ProcessBuilder(command(program, arguments))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// As [#start], but what it prints can be read.
    static Process startToRead(Class<?> program, List<String> arguments) throws IOException {
        return new ProcessBuilder(command(program, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> command(Class<?> program, List<String> arguments) {
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
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        return command;
    }
}
