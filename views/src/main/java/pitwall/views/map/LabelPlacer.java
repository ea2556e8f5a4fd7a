package pitwall.views.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import pitwall.views.map.BaseMap.Country;
import pitwall.views.map.BaseMap.Place;
import pitwall.views.map.BaseMap.Rank;
import pitwall.views.map.BaseMap.State;

/// Chooses which names a window shows and where, the most important first and none over another. Belongs to one thread.
final class LabelPlacer {
    private static final int MOST = 160;
    private static final double GAP = 5;

    private final BaseMap map;
    private final Locale locale;
    private final ToDoubleBiFunction<String, MapLabel.Style> widths;
    private final List<MapLabel> placed = new ArrayList<>();
    private double size = 1;

    /// @param locale of the names of countries; towns have one name only
    /// @param widths of a name in pixels at the usual size
    LabelPlacer(BaseMap map, Locale locale, ToDoubleBiFunction<String, MapLabel.Style> widths) {
        this.map = map;
        this.locale = locale;
        this.widths = widths;
    }

    /// @param view the picture, a pixel of it being one of the window
    /// @param letters how large they are, 1 for the usual size
    List<MapLabel> place(MapFrame view, double letters) {
        placed.clear();
        size = letters;
        countries(view);
        places(view, true);
        states(view);
        places(view, false);
        return List.copyOf(placed);
    }

    /// A country's name shows while the country is neither a dot nor all that one sees.
    private void countries(MapFrame view) {
        if (view.zoom() > 7) {
            return;
        }
        map.countries().stream()
                .filter(country -> isIn(view, country.x(), country.y()))
                .filter(country -> across(country.squareKm(), country.y(), view) > 44)
                .sorted((one, other) -> Integer.compare(other.squareKm(), one.squareKm()))
                .forEach(country -> tryMiddle(view, name(country), MapLabel.Style.COUNTRY, country.x(), country.y()));
    }

    private String name(Country country) {
        String local = country.code().length() == 2 && country.code().charAt(0) >= 'A'
                ? Locale.of("", country.code()).getDisplayCountry(locale)
                : "";
        return local.isEmpty() || local.equals(country.code()) ? country.name() : local;
    }

    private void states(MapFrame view) {
        if (view.zoom() < 5.5 || view.zoom() > 9.5) {
            return;
        }
        for (State state : map.states()) {
            double wide = across(state.squareKm(), state.y(), view);
            if (wide > 90 && wide < 1_600 && isIn(view, state.x(), state.y())) {
                tryMiddle(view, state.name(), MapLabel.Style.STATE, state.x(), state.y());
            }
        }
    }

    /// How many pixels an area would be wide if it were a square.
    private static double across(int squareKm, int y, MapFrame view) {
        double latitude = Mercator.latitude((double) y / BaseMap.UNITS);
        return Math.sqrt(squareKm) * Mercator.width(1_000, latitude) * view.scale();
    }

    private void places(MapFrame view, boolean capitals) {
        double least = least(view.zoom());
        for (Place place : map.places()) {
            boolean capital = place.rank() == Rank.CAPITAL;
            if (place.people() * 4.0 < least) {
                return;
            }
            if (place.people() * (capital ? 4.0 : place.rank() == Rank.STATE_SEAT ? 2.0 : 1.0) < least) {
                continue;
            }
            if (capital == capitals && isIn(view, place.x(), place.y()) && placed.size() < MOST) {
                tryBeside(view, place, capital);
            }
        }
    }

    /// How many people a town has at least to be on the map.
    private static double least(double zoom) {
        return 2.4e7 / Math.pow(2.6, Math.max(0, zoom - 2));
    }

    private static boolean isIn(MapFrame view, int unitX, int unitY) {
        double x = view.pixelX((double) unitX / BaseMap.UNITS);
        double y = view.pixelY((double) unitY / BaseMap.UNITS);
        return x > 0 && y > 0 && x < view.width() && y < view.height();
    }

    private void tryMiddle(MapFrame view, String name, MapLabel.Style style, int unitX, int unitY) {
        double width = size * widths.applyAsDouble(name, style);
        double line = size * MapLabel.LINE;
        double x = view.pixelX((double) unitX / BaseMap.UNITS) - width / 2;
        double y = view.pixelY((double) unitY / BaseMap.UNITS) - line / 2;
        add(new MapLabel(name, style, x, y, width, line, Double.NaN, Double.NaN));
    }

    private void tryBeside(MapFrame view, Place place, boolean capital) {
        MapLabel.Style style = capital || place.people() > 1_000_000 ? MapLabel.Style.CITY : MapLabel.Style.TOWN;
        double width = size * widths.applyAsDouble(place.name(), style);
        double line = size * MapLabel.LINE;
        double x = view.pixelX((double) place.x() / BaseMap.UNITS);
        double y = view.pixelY((double) place.y() / BaseMap.UNITS);
        double[][] corners = {
            {x + 6, y - line / 2}, {x - 6 - width, y - line / 2}, {x - width / 2, y - line - 4}, {x - width / 2, y + 4}
        };
        for (double[] corner : corners) {
            if (add(new MapLabel(place.name(), style, corner[0], corner[1], width, line, x, y))) {
                return;
            }
        }
    }

    private boolean add(MapLabel label) {
        for (MapLabel other : placed) {
            if (label.collides(other, GAP)) {
                return false;
            }
        }
        placed.add(label);
        return true;
    }
}
