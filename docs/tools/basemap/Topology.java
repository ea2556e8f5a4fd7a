import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The regions of the world at one level of detail, as one TopoJSON file holds them. */
final class Topology {
    final List<List<long[]>> arcs = new ArrayList<>();
    final List<Region> regions = new ArrayList<>();
    final boolean[] turned;

    Topology(String json) throws IOException {
        Map<?, ?> root = (Map<?, ?>) new Json(json).value();
        Map<?, ?> transform = (Map<?, ?>) root.get("transform");
        double[] scale = pair(transform.get("scale"));
        double[] shift = pair(transform.get("translate"));
        for (Object arc : (List<?>) root.get("arcs")) {
            List<long[]> points = new ArrayList<>();
            long qx = 0;
            long qy = 0;
            for (Object point : (List<?>) arc) {
                double[] step = pair(point);
                qx += Math.round(step[0]);
                qy += Math.round(step[1]);
                // The data ends a little before the antimeridian: the outermost points belong on it.
                double longitude = qx == 0 ? -180 : qx == 999_999 ? 180 : qx * scale[0] + shift[0];
                long[] placed = {Math.round(World.x(longitude)), Math.round(World.y(qy * scale[1] + shift[1]))};
                if (points.isEmpty() || !Arrays.equals(points.get(points.size() - 1), placed)) {
                    points.add(placed);
                }
            }
            arcs.add(points);
        }
        turned = new boolean[arcs.size()];
        Map<?, ?> objects = (Map<?, ?>) root.get("objects");
        for (Object each : (List<?>) ((Map<?, ?>) objects.values().iterator().next()).get("geometries")) {
            Map<?, ?> geometry = (Map<?, ?>) each;
            Map<?, ?> properties = (Map<?, ?>) geometry.get("properties");
            Region region = new Region();
            region.name = word(properties.get("name"));
            region.code = word(properties.get("a2"));
            region.country = word(properties.get("x"));
            flatten(geometry.get("arcs"), region.arcs);
            regions.add(region);
        }
    }

    private static String word(Object value) {
        return value instanceof String text ? text : "";
    }

    private static void flatten(Object value, List<Integer> into) {
        if (value instanceof List<?> list) {
            list.forEach(each -> flatten(each, into));
        } else {
            into.add((int) Math.round((Double) value));
        }
    }

    private static double[] pair(Object value) {
        List<?> list = (List<?>) value;
        return new double[] {(Double) list.get(0), (Double) list.get(1)};
    }

    long[][] points(int arc) {
        return arcs.get(arc).toArray(long[][]::new);
    }

    void turn(int arc) {
        Collections.reverse(arcs.get(arc));
        turned[arc] = true;
    }

    /** Area and middle; the middle of the largest ring, since islands would pull it into the sea. */
    void measure(Region region) {
        double sum = 0;
        double best = 0;
        double ring = 0;
        double mx = 0;
        double my = 0;
        long[] start = null;
        for (int ref : region.arcs) {
            List<long[]> points = new ArrayList<>(arcs.get(ref < 0 ? -1 - ref : ref));
            if (ref < 0) {
                Collections.reverse(points);
            }
            if (start == null) {
                start = points.get(0);
                ring = 0;
                mx = 0;
                my = 0;
            }
            for (int i = 1; i < points.size(); i++) {
                double x0 = points.get(i - 1)[0] - start[0];
                double y0 = points.get(i - 1)[1] - start[1];
                double x1 = points.get(i)[0] - start[0];
                double y1 = points.get(i)[1] - start[1];
                double cross = x0 * y1 - x1 * y0;
                ring += cross / 2;
                mx += (x0 + x1) * cross / 6;
                my += (y0 + y1) * cross / 6;
            }
            if (Arrays.equals(points.get(points.size() - 1), start)) {
                sum += ring;
                if (Math.abs(ring) > best) {
                    best = Math.abs(ring);
                    region.x = start[0] + mx / ring;
                    region.y = start[1] + my / ring;
                } else if (best == 0) {
                    region.x = start[0];
                    region.y = start[1];
                }
                start = null;
            }
        }
        region.area = Math.abs(sum);
        double latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * region.y / World.UNITS)));
        double side = 40_075.0 / World.UNITS * Math.cos(latitude);
        region.km2 = region.area * side * side;
    }
}
