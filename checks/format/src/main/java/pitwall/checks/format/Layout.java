package pitwall.checks.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The agreed layout. Java is palantir-java-format's business, with unused imports removed and the others in order;
/// other text ends its lines with a line feed, without blanks before it, and ends with exactly one.
/// Safe for use by many threads.
final class Layout {
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    /// @throws IOException when the text is no Java at all; the message names the place
    String of(Path file, String text) throws IOException {
        return switch (Sources.ending(file.getFileName().toString())) {
            case "java" -> java(file, text);
            case "md" -> endedOnce(text.replace("\r\n", "\n"));
            default -> endedOnce(text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")));
        };
    }

    private String java(Path file, String text) throws IOException {
        try {
            String imported = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), STYLE);
            DocComments comments = new DocComments();
            return comments.show(formatter.formatSource(comments.hide(imported)));
        } catch (FormatterException e) {
            throw new IOException(file + " is not Java: " + e.getMessage(), e);
        }
    }

    private static String endedOnce(String text) {
        return text.isBlank() ? "" : text.stripTrailing() + "\n";
    }
}
