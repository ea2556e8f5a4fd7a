package pitwall.checks.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// @@0
final class Layout {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    /// @@1
    String of(Path file, String text) throws IOException {
        return switch (Sources.ending(file.getFileName().toString())) {
            case "java" -> java(file, text);
            case "md" -> endedOnce(text.replace("\r\n", "\n"));
            default -> endedOnce(text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")));
        };
    }

    private String java(Path file, String text) throws IOException {
        try {
            DocComments comments = DocComments.takenFrom(text);
            return comments.putBackInto(formatter.formatSourceAndFixImports(comments.code()));
        } catch (FormatterException e) {
            throw new IOException(file + " is not Java: " + e.getMessage(), e);
        }
    }

    private static String endedOnce(String text) {
        return text.isBlank() ? "" : text.stripTrailing() + "\n";
    }
}
