package pitwall.cli;

/// A command cannot do what it was asked; the message is one sentence for the person who asked.
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ExitCode code;

    CommandFailedException(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    CommandFailedException(ExitCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
