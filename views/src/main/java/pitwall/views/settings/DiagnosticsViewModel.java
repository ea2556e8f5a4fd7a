package pitwall.views.settings;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import pitwall.client.FleetFrame;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FrameMeter;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Figures about this console, once a second while somebody looks. FX thread.
final class DiagnosticsViewModel {
    private final FleetModel fleet;
    private final FrameMeter meter;
    private final String version;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<List<Figure>> figures = new ReadOnlyObjectWrapper<>(List.of());

    /// A name and a value with its unit.
    record Figure(String name, String value) {}

    /// @param version of the program
    DiagnosticsViewModel(FleetModel fleet, FrameMeter meter, String version, Strings strings) {
        this.fleet = fleet;
        this.meter = meter;
        this.version = version;
        this.strings = strings;
    }

    Subscription follow() {
        return Subscription.combine(
                meter.run(), fleet.serverNowProperty().subscribe(ignored -> figures.set(measure(meter.take()))));
    }

    ReadOnlyObjectProperty<List<Figure>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /// The figures, a line each.
    String text() {
        return figures.get().stream()
                .map(figure -> figure.name() + ": " + figure.value())
                .collect(Collectors.joining("\n"));
    }

    List<Figure> measure(FrameMeter.Figures frames) {
        Formats formats = strings.formats();
        FleetFrame frame = fleet.frame();
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                figure("version", version),
                figure(
                        "feed",
                        strings.get("link.rate", Math.round(frame.link().messagesPerSecond()), formats.bytes((long)
                                frame.link().bytesPerSecond()))),
                figure("cars", formats.exact(frame.snapshot().size())),
                figure("sequence", formats.exact(frame.sequence())),
                figure(
                        "frames",
                        strings.get(
                                "settings.diagnostics.frames.value",
                                formats.number(frames.perSecond(), 0),
                                formats.number(frames.longestMillis(), 0))),
                figure(
                        "memory",
                        strings.get(
                                "settings.diagnostics.memory.value",
                                formats.bytes(runtime.totalMemory() - runtime.freeMemory()),
                                formats.bytes(runtime.maxMemory()))),
                figure("java", property("java.runtime.version")),
                figure("toolkit", property("javafx.runtime.version")),
                figure("system", property("os.name") + " " + property("os.version") + " " + property("os.arch")));
    }

    private Figure figure(String key, String value) {
        return new Figure(strings.get("settings.diagnostics." + key), value);
    }

    private static String property(String name) {
        return System.getProperty(name, Formats.UNKNOWN);
    }
}
