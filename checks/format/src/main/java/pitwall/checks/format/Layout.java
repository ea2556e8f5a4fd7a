package pitwall.checks.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Path;

/// The agreed layout of Java: palantir-java-format's, with unused imports removed and the others in order. Safe for
/// use by many threads.
final class Layout {
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    /// @throws IOException when the text is no Java at all; the message names the place
    String of(Path file, String text) throws IOException {
        try {
            String imported = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), STYLE);
            DocComments comments = new DocComments();
            return comments.show(formatter.formatSource(comments.hide(imported)));
        } catch (FormatterException e) {
            throw new IOException(file + " is not Java: " + e.getMessage(), e);
        }
    }
}
