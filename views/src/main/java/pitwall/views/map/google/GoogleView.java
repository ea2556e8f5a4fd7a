package pitwall.views.map.google;

import com.dlsc.gmapsfx.GoogleMapView;
import com.dlsc.gmapsfx.javascript.JavaFxWebEngine;
import com.dlsc.gmapsfx.javascript.object.LatLong;
import com.dlsc.gmapsfx.javascript.object.MapOptions;
import com.dlsc.gmapsfx.javascript.object.MapTypeIdEnum;
import java.io.File;
import java.nio.file.Path;
import javafx.collections.ObservableList;
import javafx.concurrent.Worker;
import javafx.scene.Node;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import netscape.javascript.JSException;
import org.jspecify.annotations.Nullable;

/// The web view of GMapsFX with a page of our own: the page of GMapsFX asks a loader that Google gave up, and throws on
/// the FX thread where there is no network. Ours reports what became of it and goes nowhere else. The page is asked; it
/// cannot call the program, for what GMapsFX would hand it for that stays here. FX thread.
final class GoogleView extends GoogleMapView {
    private final File kept;
    private final String page;
    private boolean strayed;

    /// @param kept folder for what the page keeps
    GoogleView(Path kept) {
        this.kept = kept.toFile();
        super();
        WebEngine engine = getWebview().getEngine();
        webengine = new ShutEngine(engine);
        page = engine.getLocation();
        getWebview().setFocusTraversable(false);
        getWebview().setContextMenuEnabled(false);
        engine.setCreatePopupHandler(_ -> null);
        engine.setConfirmHandler(_ -> false);
        engine.setPromptHandler(_ -> "");
        engine.setOnAlert(_ -> {});
        engine.setOnError(_ -> {});
        engine.locationProperty().subscribe(this::went);
    }

    /// Called while the class above this one is made: nothing of this one may be used.
    @Override
    protected String getHtmlFile(boolean debug) {
        return "google.html";
    }

    /// The class above this one makes its web view, adds it here and loads the page: where that keeps things can be
    /// said in between only. Later it would have been the home of whoever uses this computer.
    @Override
    public ObservableList<Node> getChildren() {
        WebView made = getWebview();
        if (made != null && made.getEngine().getUserDataDirectory() == null) {
            made.getEngine().setUserDataDirectory(kept);
        }
        return super.getChildren();
    }

    private void went(String location) {
        if (!location.isEmpty() && !page.isEmpty() && !location.equals(page)) {
            strayed = true;
            getWebview().getEngine().getLoadWorker().cancel();
        }
    }

    /// True once our page is there, and before anything else is.
    boolean isThere() {
        return getWebview().getEngine().getLoadWorker().getState() == Worker.State.SUCCEEDED;
    }

    boolean isBroken() {
        Worker.State state = getWebview().getEngine().getLoadWorker().getState();
        return strayed || state == Worker.State.FAILED || state == Worker.State.CANCELLED;
    }

    /// Loads the script of the map.
    void load(String script) {
        run("pitwallLoad('" + script.replace("\\", "\\\\").replace("'", "\\'") + "')");
    }

    /// What the page says of itself: `loading`, `loaded` with the script there, `tiles` while something is to be seen,
    /// `missing` where a picture did not come, or what went wrong.
    String state() {
        return String.valueOf(run("pitwall.state"));
    }

    /// How often every tile of the window was there.
    int tiles() {
        return ((Number) run("pitwall.tiles")).intValue();
    }

    QuietMap map(double latitude, double longitude, int zoom) {
        setInitialized(true);
        return new QuietMap(new MapOptions()
                .center(new LatLong(latitude, longitude))
                .zoom(zoom)
                .mapType(MapTypeIdEnum.ROADMAP)
                .disableDefaultUI(true)
                .keyboardShortcuts(false)
                .clickableIcons(false));
    }

    private Object run(String script) {
        return getWebview().getEngine().executeScript(script);
    }

    /// True where a script ended with an exception.
    static boolean isScriptTrouble(RuntimeException e) {
        return e instanceof JSException;
    }

    /// Ends whatever the page does.
    void close() {
        getWebview().getEngine().loadContent("");
    }

    /// With every page that comes GMapsFX hands it an object of the program and calls a function of it. Neither
    /// happens: the object goes to nobody.
    private static final class ShutEngine extends JavaFxWebEngine {
        ShutEngine(WebEngine engine) {
            super(engine);
        }

        @Override
        public @Nullable Object executeScript(String script) {
            if (script.startsWith("loadMapLibrary")) {
                return null;
            }
            return super.executeScript(script.equals("window") ? "({})" : script);
        }
    }
}
