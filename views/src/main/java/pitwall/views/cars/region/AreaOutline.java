package pitwall.views.cars.region;

import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReader;
import pitwall.fleet.region.OutlineReading;

/// Makes an outline of what `area:` asks for: what was drawn on the map, or the visible part of it. What goes across
/// the antimeridian is cut there. Pure.
final class AreaOutline {
    private AreaOutline() {}

    /// @param area as [pitwall.fleet.query.Area] reads it
    static OutlineReading of(String area) {
        List<double[]> ring = ring(area);
        if (ring.isEmpty()) {
            return new OutlineReading.Bad(OutlineFault.NO_POLYGON, "area");
        }
        List<List<List<double[]>>> polygons = new ArrayList<>();
        for (int turn = -1; turn <= 1; turn++) {
            List<double[]> moved = moved(ring, 360.0 * turn);
            List<double[]> piece = cut(cut(moved, -180, 1), 180, -1);
            if (piece.size() >= 3) {
                piece.add(piece.getFirst());
                polygons.add(List.of(piece));
            }
        }
        return OutlineReader.read(polygons);
    }

    /// Longitude first; empty where the text is no area.
    private static List<double[]> ring(String area) {
        List<double[]> ring = new ArrayList<>();
        for (String point : area.split(";", -1)) {
            String[] degrees = point.split("/", -1);
            if (degrees.length != 2) {
                return List.of();
            }
            try {
                ring.add(new double[] {Double.parseDouble(degrees[1]), Double.parseDouble(degrees[0])});
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        return ring.size() == 2 ? rectangle(ring.get(0), ring.get(1)) : ring.size() < 2 ? List.of() : ring;
    }

    private static List<double[]> rectangle(double[] southWest, double[] northEast) {
        double east = northEast[0] < southWest[0] ? northEast[0] + 360 : northEast[0];
        return List.of(
                new double[] {southWest[0], southWest[1]},
                new double[] {east, southWest[1]},
                new double[] {east, northEast[1]},
                new double[] {southWest[0], northEast[1]});
    }

    private static List<double[]> moved(List<double[]> ring, double degrees) {
        return ring.stream()
                .map(point -> new double[] {point[0] + degrees, point[1]})
                .toList();
    }

    /// The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974).
    ///
    /// @param side 1 keeps what is east of it, -1 what is west
    private static List<double[]> cut(List<double[]> ring, double meridian, int side) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            double[] from = ring.get((i + ring.size() - 1) % ring.size());
            double[] to = ring.get(i);
            boolean fromIn = side * (from[0] - meridian) >= 0;
            boolean toIn = side * (to[0] - meridian) >= 0;
            if (fromIn != toIn) {
                double share = (meridian - from[0]) / (to[0] - from[0]);
                kept.add(new double[] {meridian, from[1] + share * (to[1] - from[1])});
            }
            if (toIn) {
                kept.add(to);
            }
        }
        return kept;
    }
}
