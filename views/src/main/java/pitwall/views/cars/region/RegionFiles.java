package pitwall.views.cars.region;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.Region;
import pitwall.views.desk.Sheets;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;

/// Reads regions from a GeoJSON file, off the FX thread, and asks before they are written down. FX thread.
final class RegionFiles {
    private final RegionsViewModel model;
    private final Strings strings;
    private final Sheets sheets;
    private final Executor background;
    private final Executor fxThread;
    private final RegionWords words;

    RegionFiles(RegionsViewModel model, Strings strings, Sheets sheets, Executor background, Executor fxThread) {
        this.model = model;
        this.strings = strings;
        this.sheets = sheets;
        this.background = background;
        this.fxThread = fxThread;
        this.words = new RegionWords(strings);
    }

    void choose(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("region.import.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(strings.get("region.import.kind"), "*.geojson", "*.json"));
        File file = chooser.showOpenDialog(owner);
        if (file != null) {
            take(file.toPath());
        }
    }

    void take(Path file) {
        CompletableFuture<?> unused =
                CompletableFuture.supplyAsync(() -> read(file), background).thenAcceptAsync(this::imported, fxThread);
    }

    private static RegionImport read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(RegionImport.MOST_BYTES + 1);
            return bytes.length > RegionImport.MOST_BYTES
                    ? new RegionImport.NoFile()
                    : RegionImport.read(String.valueOf(file.getFileName()), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new RegionImport.NoFile();
        }
    }

    private void imported(RegionImport read) {
        String failed = strings.get("region.failed.import");
        switch (read) {
            case RegionImport.NoFile() -> model.fail(failed, strings.get("region.import.no-file"));
            case RegionImport.NoRegion(int number, String title, OutlineFault fault) ->
                model.fail(failed, strings.get("region.import.no-region", number, title, words.fault(fault)));
            case RegionImport.Good(List<Region> regions) -> confirm(regions);
        }
    }

    private void confirm(List<Region> regions) {
        long replaced = regions.stream()
                .filter(region -> model.linesProperty().get().stream()
                        .anyMatch(line -> line.name().equals(region.name())
                                && line.entry().isPresent()))
                .count();
        var unused = sheets.ask(
                new Confirmation(
                        strings.get("region.import.title"),
                        String.join(
                                ", ",
                                regions.stream().map(Region::title).limit(10).toList()),
                        model.cars(regions),
                        strings.plural("region.import.consequence", regions.size(), replaced),
                        strings.get("region.import.unaffected"),
                        strings.get("region.import.verb"),
                        new Confirmation.Proof.Press(),
                        List.of()),
                () -> model.importAll(regions));
    }
}
