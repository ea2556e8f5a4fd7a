package pitwall.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command as it was typed: where its words go, and how to say that they make no sense. A mixin without options;
/// picocli takes it as one for the sake of its annotation.
@Command
final class Invocation {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        return spec;
    }

    PrintWriter out() {
        return command().commandLine().getOut();
    }

    ParameterException misuse(String sentence) {
        return new ParameterException(command().commandLine(), sentence);
    }

    ParameterException misuse(String sentence, Throwable cause) {
        return new ParameterException(command().commandLine(), sentence, cause);
    }
}
