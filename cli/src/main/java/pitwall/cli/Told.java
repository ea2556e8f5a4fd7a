package pitwall.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// What a command says on standard output.
final class Told {
    private Told() {}

    static void line(@Nullable CommandSpec spec, String sentence) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
