package pitwall.app;

import java.awt.Desktop;
import java.awt.Toolkit;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import pitwall.client.casefile.CaseArchive;

/// Takes the links and case files that the desktop hands to the running program instead of naming them on its command
/// line. Only macOS does that, for those it starts the program with as well; elsewhere nothing is listened to. What
/// comes before anybody listens is kept by Java. Any thread.
final class DesktopRequests {
    private final Consumer<String> console;

    /// @param console takes a link or the name of a case file, as the command line would bring it, on any thread
    DesktopRequests(Consumer<String> console) {
        this.console = console;
    }

    /// Called before the toolkit of the window starts: of the two toolkits the first one hears what the desktop asks
    /// for, and only AWT tells it to anybody.
    ///
    /// @param system as the property `os.name` calls it
    static void expect(String system) {
        if (isMac(system)) {
            Toolkit unused = Toolkit.getDefaultToolkit();
        }
    }

    /// Begins to listen, once and for good: what comes while nobody listens any more would be lost.
    ///
    /// @param system as the property `os.name` calls it
    void listen(String system) {
        if (!isMac(system) || !Desktop.isDesktopSupported()) {
            return;
        }
        Desktop desktop = Desktop.getDesktop();
        if (desktop.isSupported(Desktop.Action.APP_OPEN_URI)) {
            desktop.setOpenURIHandler(event -> opened(event.getURI()));
        }
        if (desktop.isSupported(Desktop.Action.APP_OPEN_FILE)) {
            desktop.setOpenFileHandler(event -> opened(event.getFiles()));
        }
    }

    void opened(URI link) {
        console.accept(link.toString());
    }

    /// Of several files that are chosen at once each is asked for; what is no case file is nothing for the console.
    void opened(List<File> files) {
        files.stream()
                .map(File::getAbsolutePath)
                .filter(name -> name.endsWith("." + CaseArchive.ENDING))
                .forEach(console);
    }

    private static boolean isMac(String system) {
        return system.toLowerCase(Locale.ROOT).contains("mac");
    }
}
