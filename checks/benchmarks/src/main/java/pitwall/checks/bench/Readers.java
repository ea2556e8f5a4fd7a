package pitwall.checks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The handle of a [ReadersProgram].
final class Readers implements AutoCloseable {
    private final Process program;
    private final BufferedReader answers;

    private Readers(Process program) {
        this.program = program;
        this.answers = program.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts the program and returns when all of its consoles have said hello.
    static Readers open(URI server, int count, int messages, List<String> tokens) throws IOException {
        Readers readers = new Readers(ChildProgram.startToRead(
                ReadersProgram.class, List.of(server.toString(), String.valueOf(count), String.valueOf(messages))));
        readers.say(String.join(" ", tokens));
        readers.answer();
        return readers;
    }

    /// @param closed connections that ended
    record Tally(long frames, long characters, int closed, double median, double p95, double p99) {}

    void restart() throws IOException {
        say("restart");
    }

    Tally tell() throws IOException {
        say("tell");
        String[] figures = answer().split(" ");
        return new Tally(
                Long.parseLong(figures[0]),
                Long.parseLong(figures[1]),
                Integer.parseInt(figures[2]),
                Double.parseDouble(figures[3]),
                Double.parseDouble(figures[4]),
                Double.parseDouble(figures[5]));
    }

    private void say(String line) throws IOException {
        program.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        program.getOutputStream().flush();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the readers' program ended");
        }
        return line;
    }

    @Override
    public void close() {
        program.destroy();
        try {
            answers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
