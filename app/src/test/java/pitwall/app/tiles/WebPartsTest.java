package pitwall.app.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which classes a program loads that shows the map: a web view costs 110 MB, so nothing of it comes unasked.
class WebPartsTest {
    /// JavaFX looks for this one on its own account, with every scene; its engine is not loaded with it.
    private static final String LOOKED_FOR = "javafx.scene.web.WebView";

    private static final List<String> WEB =
            List.of("javafx.scene.web.", "com.sun.webkit.", "com.sun.javafx.webkit.", "com.dlsc.gmapsfx.");

    @TempDir
    Path folder;

    @Test
    void withoutAnOnlineLayerNothingOfTheWebViewIsLoadedThoughThereIsAKey() throws Exception {
        List<String> loaded = loaded();

        assertThat(loaded).contains("pitwall.views.cars.map.CarMap", "pitwall.app.tiles.OnlineLayers");
        assertThat(web(loaded)).isSubsetOf(LOOKED_FOR);
        assertThat(loaded).doesNotContain("pitwall.views.map.google.GoogleView");
    }

    @Test
    void itIsLoadedOnceGoogleIsChosen() throws Exception {
        assertThat(web(loaded("google"))).contains("javafx.scene.web.WebEngine", "com.dlsc.gmapsfx.GoogleMapView");
    }

    private static List<String> web(List<String> loaded) {
        return loaded.stream()
                .filter(name -> WEB.stream().anyMatch(name::startsWith))
                .toList();
    }

    /// Runs a program of its own with the options of this one.
    private List<String> loaded(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-D") || each.startsWith("--enable-native-access"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                MapProgram.class.getName()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(said)).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
                    .map(line -> line.split(" ")[0])
                    .toList();
        }
    }
}
