import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Makes the base map of the console, assets/src/main/resources/pitwall/assets/map/base.pwmap, out of open data:
 *
 * <pre>java MakeBaseMap.java COARSE.topojson MIDDLE.topojson FINE.topojson places.tsv base.pwmap</pre>
 *
 * The three TopoJSON files hold the same first-level regions of the world (properties a2, name, x = country) in the same
 * order at three levels of detail. They come from Natural Earth 10m admin-1, version 4.1 (public domain), written by
 * mapshaper: <code>mapshaper in.geojson -clean -simplify 4% keep-shapes -o format=topojson</code>, likewise 20 % and
 * 100 %. places.tsv holds GeoNames places of 15 000 people and more (CC BY 4.0), tab separated with a heading: name,
 * country, feature, population, longitude, latitude. The same input gives the same bytes.
 *
 * The file: "PWBM", version 1, then countries, regions, three levels of arcs, places, and a CRC-32 of all that. Numbers
 * are LEB128 varints, signed ones zigzag; texts are a length and UTF-8. Places on earth are Web Mercator, the world being
 * 2^21 units wide and high. An arc has a class (0 coast, 1 border of a country, 2 of a state, 3 of a
 * state where states are small) and its points
 * as differences. Coast arcs run in the direction in which their land uses them, so that summing up the signed areas
 * under all of them fills the land. A region is a list of arcs, negative (-1 - arc) where it goes backwards.
 */
public final class MakeBaseMap {
    private static final int WORLD = 1 << 21;
    private static final double LIMIT = 85.0511287798066;
    /** Below this many square kilometres on average the regions of a country are small, such as the 200 of Slovenia. */
    private static final double SMALL = 1_500;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 22);
    private final List<Topology> levels = new ArrayList<>();
    private final Map<String, Integer> countries = new LinkedHashMap<>();
    private final Map<String, Double> averages = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            System.err.println("usage: java MakeBaseMap.java COARSE MIDDLE FINE PLACES OUT");
            System.exit(2);
        }
        MakeBaseMap maker = new MakeBaseMap();
        for (int i = 0; i < 3; i++) {
            maker.levels.add(new Topology(Files.readString(Path.of(arguments[i]))));
        }
        byte[] made = maker.make(Files.readAllLines(Path.of(arguments[3])));
        Files.createDirectories(Path.of(arguments[4]).toAbsolutePath().getParent());
        Files.write(Path.of(arguments[4]), made);
        System.out.println(made.length + " bytes");
    }

    private byte[] make(List<String> places) throws IOException {
        out.writeBytes("PWBM".getBytes(StandardCharsets.US_ASCII));
        number(1);
        Topology middle = levels.get(1);
        for (Topology level : levels) {
            for (int i = 0; i < middle.regions.size(); i++) {
                if (!level.regions.get(i).name.equals(middle.regions.get(i).name)) {
                    throw new IOException("region " + i + " differs between the levels");
                }
            }
        }
        for (Region region : middle.regions) {
            middle.measure(region);
        }
        writeCountries(middle);
        number(middle.regions.size());
        for (Region region : middle.regions) {
            text(region.name);
            number(countries.get(region.country));
            number(Math.round(region.x));
            number(Math.round(region.y));
            number(Math.round(region.km2));
        }
        number(levels.size());
        for (Topology level : levels) {
            write(level, middle);
        }
        writePlaces(places);
        CRC32 sum = new CRC32();
        sum.update(out.toByteArray());
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (sum.getValue() >> shift));
        }
        return out.toByteArray();
    }

    /** A country's name stands in the middle of that region of it which lies nearest to the middle of all. */
    private void writeCountries(Topology topology) {
        Map<String, List<Region>> byCountry = new TreeMap<>();
        for (Region region : topology.regions) {
            byCountry.computeIfAbsent(region.country, key -> new ArrayList<>()).add(region);
        }
        number(byCountry.size());
        for (Map.Entry<String, List<Region>> country : byCountry.entrySet()) {
            double area = 0;
            double x = 0;
            double y = 0;
            for (Region region : country.getValue()) {
                area += region.km2;
                x += region.x * region.km2;
                y += region.y * region.km2;
            }
            double middleX = area == 0 ? country.getValue().get(0).x : x / area;
            double middleY = area == 0 ? country.getValue().get(0).y : y / area;
            Region near = country.getValue().stream()
                    .min(Comparator.comparingDouble(region -> Math.hypot(region.x - middleX, region.y - middleY)))
                    .orElseThrow();
            boolean compact = Math.hypot(near.x - middleX, near.y - middleY) < Math.sqrt(near.area);
            countries.put(country.getKey(), countries.size());
            averages.put(country.getKey(), area / country.getValue().size());
            text(near.code);
            text(country.getKey());
            number(Math.round(compact ? middleX : near.x));
            number(Math.round(compact ? middleY : near.y));
            number(Math.round(area));
        }
    }

    private void write(Topology level, Topology measured) {
        int[][] users = new int[level.arcs.size()][];
        for (int r = 0; r < level.regions.size(); r++) {
            for (int ref : level.regions.get(r).arcs) {
                int arc = ref < 0 ? -1 - ref : ref;
                int[] before = users[arc] == null ? new int[0] : users[arc];
                users[arc] = Arrays.copyOf(before, before.length + 1);
                users[arc][before.length] = ref < 0 ? -1 - r : r;
            }
        }
        number(level.arcs.size());
        long lastX = 0;
        long lastY = 0;
        for (int a = 0; a < level.arcs.size(); a++) {
            int[] user = users[a] == null ? new int[0] : users[a];
            int kind = kind(user, measured);
            // Simplifying leaves arcs that no region uses any longer; they stay as places in the numbering only.
            long[][] points = user.length == 0 ? new long[0][] : level.points(a);
            if (kind == 0 && user.length == 1 && user[0] < 0) {
                level.turn(a);
                points = level.points(a);
            }
            out.write(kind);
            number(points.length);
            for (long[] point : points) {
                signed(point[0] - lastX);
                signed(point[1] - lastY);
                lastX = point[0];
                lastY = point[1];
            }
        }
        for (Region region : level.regions) {
            number(region.arcs.size());
            int last = 0;
            for (int ref : region.arcs) {
                boolean turned = level.turned[ref < 0 ? -1 - ref : ref];
                int written = turned ? -1 - ref : ref;
                signed(written - last);
                last = written;
            }
        }
    }

    private int kind(int[] users, Topology measured) {
        if (users.length < 2) {
            return 0;
        }
        Region one = measured.regions.get(users[0] < 0 ? -1 - users[0] : users[0]);
        Region other = measured.regions.get(users[1] < 0 ? -1 - users[1] : users[1]);
        if (!one.country.equals(other.country)) {
            return 1;
        }
        return averages.get(one.country) < SMALL ? 3 : 2;
    }

    private void writePlaces(List<String> lines) {
        Map<String, Integer> codes = new TreeMap<>();
        List<String[]> places = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            codes.putIfAbsent(cells[1], 0);
            places.add(cells);
        }
        places.sort(Comparator.<String[]>comparingLong(cells -> -Long.parseLong(cells[3]))
                .thenComparing(cells -> cells[0])
                .thenComparing(cells -> cells[4]));
        number(codes.size());
        int next = 0;
        for (Map.Entry<String, Integer> code : codes.entrySet()) {
            text(code.getKey());
            code.setValue(next++);
        }
        number(places.size());
        for (String[] cells : places) {
            text(cells[0]);
            number(codes.get(cells[1]));
            out.write(cells[2].equals("PPLC") ? 2 : cells[2].equals("PPLA") ? 1 : 0);
            number(Long.parseLong(cells[3]));
            number(Math.round(x(Double.parseDouble(cells[4]))));
            number(Math.round(y(Double.parseDouble(cells[5]))));
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    private void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    private void number(long value) {
        long rest = value;
        while (rest > 127) {
            out.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static double x(double longitude) {
        return (longitude + 180) / 360 * WORLD;
    }

    private static double y(double latitude) {
        double sine = Math.sin(Math.toRadians(Math.max(-LIMIT, Math.min(LIMIT, latitude))));
        double y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
        return Math.max(0, Math.min(WORLD, y));
    }

    /** One region, with its rings as arcs one after another. */
    private static final class Region {
        String name = "";
        String code = "";
        String country = "";
        final List<Integer> arcs = new ArrayList<>();
        double area;
        double km2;
        double x;
        double y;
    }

    /** What one file holds. */
    private static final class Topology {
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
                    long[] placed = {Math.round(x(longitude)), Math.round(y(qy * scale[1] + shift[1]))};
                    if (points.isEmpty() || !Arrays.equals(points.get(points.size() - 1), placed)) {
                        points.add(placed);
                    }
                }
                arcs.add(points);
            }
            turned = new boolean[arcs.size()];
            Map<?, ?> objects = (Map<?, ?>) root.get("objects");
            for (Object each :
                    (List<?>) ((Map<?, ?>) objects.values().iterator().next()).get("geometries")) {
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
            double latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * region.y / WORLD)));
            double side = 40_075.0 / WORLD * Math.cos(latitude);
            region.km2 = region.area * side * side;
        }
    }

    /** As much of JSON as TopoJSON needs. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() throws IOException {
            char c = next();
            switch (c) {
                case '{': {
                    Map<String, Object> map = new LinkedHashMap<>();
                    at++;
                    while (next() != '}') {
                        String key = (String) value();
                        next();
                        at++;
                        map.put(key, value());
                        comma();
                    }
                    at++;
                    return map;
                }
                case '[': {
                    List<Object> list = new ArrayList<>();
                    at++;
                    while (next() != ']') {
                        list.add(value());
                        comma();
                    }
                    at++;
                    return list;
                }
                case '"':
                    return string();
                default:
                    return plain();
            }
        }

        private void comma() {
            if (next() == ',') {
                at++;
            }
        }

        private char next() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private String string() {
            StringBuilder word = new StringBuilder();
            at++;
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c == '\\') {
                    char escaped = text.charAt(at++);
                    if (escaped == 'u') {
                        c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                        at += 4;
                    } else {
                        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
                    }
                }
                word.append(c);
            }
            at++;
            return word.toString();
        }

        private Object plain() throws IOException {
            int start = at;
            while (",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return word.equals("null") ? "" : Double.valueOf(word);
        }
    }
}
