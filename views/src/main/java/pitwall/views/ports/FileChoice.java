package pitwall.views.ports;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the person for a file to write, or to read. FX thread.
@FunctionalInterface
public interface FileChoice {
    /// @param title of the question
    /// @param suggested name without a folder
    /// @param kinds what the file may be, the first is preferred
    /// @return empty where the person changed his mind
    Optional<Path> choose(String title, String suggested, List<FileKind> kinds);

    /// Asks for a file that is there, to be read.
    ///
    /// @return empty where the person changed his mind, or cannot be asked
    default Optional<Path> pick(String title, List<FileKind> kinds) {
        return Optional.empty();
    }

    /// @param name in words
    /// @param ending of the file's name, without the dot
    record FileKind(String name, String ending) {}

    /// Asks with the desktop's own dialog.
    ///
    /// @param owner the window over which it opens
    static FileChoice dialog(Supplier<Window> owner) {
        return new FileChoice() {
            @Override
            public Optional<Path> choose(String title, String suggested, List<FileKind> kinds) {
                FileChooser chooser = chooser(title, kinds);
                chooser.setInitialFileName(suggested);
                return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
            }

            @Override
            public Optional<Path> pick(String title, List<FileKind> kinds) {
                return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner.get()))
                        .map(File::toPath);
            }
        };
    }

    private static FileChooser chooser(String title, List<FileKind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        for (FileKind kind : kinds) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.name(), "*." + kind.ending()));
        }
        return chooser;
    }
}
