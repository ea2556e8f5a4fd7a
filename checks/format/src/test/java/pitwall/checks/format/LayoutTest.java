package pitwall.checks.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayoutTest {
    private static final Path ROOT = Path.of(System.getProperty("repository.root"));

    private final Layout layout = new Layout();

    @Test
    void everySourceHasTheAgreedLayout() {
        List<Path> astray = new FormatSources(ROOT).astray(List.of("."));

        assertThat(astray.stream().map(ROOT::relativize))
                .as("lay these out with: mvn -q -Pformat -pl checks/format compile")
                .isEmpty();
    }

    @Test
    void markdownCommentsKeepTheirText() throws IOException {
        String text = """
            /// Doubles from 500 ms to 30 s, see [java.time.Duration]:
            /// - one
            ///   - two
            ///
            /// ```
            /// a  code   block
            /// ```
            record Backoff(int attempt) {}
            """;

        assertThat(java(text)).isEqualTo(text);
    }

    @Test
    void aLongCommentLineStaysInsideTheComment() throws IOException {
        String text = """
            interface Source {
                /// Begins to connect. The consumer may hold the caller back for about a second when this computer is behind; that slows the sender
                /// down.
                ///
                /// - an item that is so long that it does not fit into one line of the width that the layout of this house agreed on
                /// @param consumer takes events on any thread, in the order in which they happened, and never takes one of them twice, too
                void open(Object consumer);
            }
            """;

        assertThat(java(text)).isEqualTo("""
            interface Source {
                /// Begins to connect. The consumer may hold the caller back for about a second when this computer is behind; that
                /// slows the sender down.
                ///
                /// - an item that is so long that it does not fit into one line of the width that the layout of this house agreed
                ///   on
                /// @param consumer takes events on any thread, in the order in which they happened, and never takes one of them
                /// twice, too
                void open(Object consumer);
            }
            """);
        assertThat(java(java(text))).isEqualTo(java(text));
    }

    @Test
    void slashesInATextBlockAreNoComment() throws IOException {
        String text = """
            class A {
                String text = \"\"\"
                        /// not a comment
                        \"\"\";
            }
            """;

        assertThat(java(text)).isEqualTo(text);
    }

    @Test
    void theNewestLanguageIsUnderstood() throws IOException {
        String text = """
            record Pair(Object left, Object right) {
                String word() {
                    return switch (this) {
                        case Pair(String left, var _) when left.isEmpty() -> "empty";
                        case Pair(var _, Integer right) -> "number " + right;
                        case Pair _ -> "other";
                    };
                }
            }
            """;

        assertThat(java(text)).isEqualTo(text);
    }

    @Test
    void importsAreOrderedAndUnusedOnesLeave() throws IOException {
        assertThat(java("import java.util.Set;\n"
                        + "import java.util.Map;\n"
                        + "import java.util.List;\n"
                        + "record A(Set<List> a){}\n"))
                .isEqualTo("import java.util.List;\nimport java.util.Set;\n\nrecord A(Set<List> a) {}\n");
    }

    @Test
    void whatIsNoJavaIsNamed() {
        assertThatThrownBy(() -> java("class {"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A.java");
    }

    @Test
    void filesAreRewrittenOnlyBelowTheFoldersAskedFor(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("views/target"));
        Files.createDirectories(folder.resolve("agent"));
        for (String file : List.of("views/A.java", "views/target/B.java", "agent/C.java")) {
            Files.writeString(folder.resolve(file), "class  A{}");
        }

        FormatSources sources = new FormatSources(folder);
        sources.apply(sources.astray(List.of("views")));

        assertThat(folder.resolve("views/A.java")).hasContent("class A {}");
        assertThat(sources.astray(List.of("."))).containsExactly(folder.resolve("agent/C.java"));
    }

    private String java(String text) throws IOException {
        return layout.of(Path.of("A.java"), text);
    }
}
