package pitwall.views.cars.act;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import pitwall.views.kit.Strings;

/// Asks with the desktop's own dialog. FX thread.
public final class FileDialog implements FileChoice {
    private final Supplier<Window> owner;
    private final Strings strings;

    public FileDialog(Supplier<Window> owner, Strings strings) {
        this.owner = owner;
        this.strings = strings;
    }

    @Override
    public Optional<Path> choose(String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("cars.export.title"));
        chooser.setInitialFileName(suggested);
        for (ExportFormat format : ExportFormat.values()) {
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(strings.get("cars.export." + format), "*." + format.ending()));
        }
        File chosen = chooser.showSaveDialog(owner.get());
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
