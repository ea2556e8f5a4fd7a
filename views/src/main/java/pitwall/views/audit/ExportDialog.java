package pitwall.views.audit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import pitwall.views.kit.Strings;

/// Asks for the file of an export with the desktop's own dialog. FX thread.
final class ExportDialog implements Function<String, Optional<Path>> {
    private final Supplier<Window> owner;
    private final Strings strings;

    ExportDialog(Supplier<Window> owner, Strings strings) {
        this.owner = owner;
        this.strings = strings;
    }

    @Override
    public Optional<Path> apply(String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("audit.export.title"));
        chooser.setInitialFileName(suggested);
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(strings.get("audit.export.ndjson"), "*.ndjson"),
                        new FileChooser.ExtensionFilter(strings.get("audit.export.csv"), "*.zip"));
        File chosen = chooser.showSaveDialog(owner.get());
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
