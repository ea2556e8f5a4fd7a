package pitwall.views.map.google;

import com.dlsc.gmapsfx.javascript.object.GoogleMap;
import com.dlsc.gmapsfx.javascript.object.MapOptions;

/// A map that is only told where to look. GMapsFX would have the page call the program for every move; here only the
/// page itself hears when tiles are there.
final class QuietMap extends GoogleMap {
    QuietMap(MapOptions options) {
        super(options);
        runtime.execute(getVariableName() + ".addListener('tilesloaded', pitwallTiles)");
    }

    /// Registers nothing with the page.
    @Override
    protected void initialize() {}

    void look(double latitude, double longitude, int zoom) {
        invokeJavascript("setZoom", zoom);
        runtime.execute(getVariableName() + ".setCenter({lat:" + latitude + ",lng:" + longitude + "})");
    }
}
