import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the base map of the console, assets/src/main/resources/pitwall/assets/map/base.pwmap, out of open data:
 *
 * <pre>java docs/tools/basemap/MakeBaseMap.java COARSE.topojson MIDDLE.topojson FINE.topojson places.tsv base.pwmap</pre>
 *
 * (JDK 22 or later, which takes the files beside this one with it.) The three TopoJSON files hold the same first-level regions of the world (properties a2, name, x = country) in the same
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
    /** Below this many square kilometres on average the regions of a country are small, such as the 200 of Slovenia. */
    private static final double SMALL = 1_500;

    private final MapBytes out = new MapBytes();
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
        out.magic("PWBM");
        out.number(1);
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
        out.number(middle.regions.size());
        for (Region region : middle.regions) {
            out.text(region.name);
            out.number(countries.get(region.country));
            out.number(Math.round(region.x));
            out.number(Math.round(region.y));
            out.number(Math.round(region.km2));
        }
        out.number(levels.size());
        for (Topology level : levels) {
            write(level, middle);
        }
        writePlaces(places);
        return out.summed();
    }

    /** A country's name stands in the middle of that region of it which lies nearest to the middle of all. */
    private void writeCountries(Topology topology) {
        Map<String, List<Region>> byCountry = new TreeMap<>();
        for (Region region : topology.regions) {
            byCountry.computeIfAbsent(region.country, key -> new ArrayList<>()).add(region);
        }
        out.number(byCountry.size());
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
            out.text(near.code);
            out.text(country.getKey());
            out.number(Math.round(compact ? middleX : near.x));
            out.number(Math.round(compact ? middleY : near.y));
            out.number(Math.round(area));
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
        out.number(level.arcs.size());
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
            out.single(kind);
            out.number(points.length);
            for (long[] point : points) {
                out.signed(point[0] - lastX);
                out.signed(point[1] - lastY);
                lastX = point[0];
                lastY = point[1];
            }
        }
        for (Region region : level.regions) {
            out.number(region.arcs.size());
            int last = 0;
            for (int ref : region.arcs) {
                boolean turned = level.turned[ref < 0 ? -1 - ref : ref];
                int written = turned ? -1 - ref : ref;
                out.signed(written - last);
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
        out.number(codes.size());
        int next = 0;
        for (Map.Entry<String, Integer> code : codes.entrySet()) {
            out.text(code.getKey());
            code.setValue(next++);
        }
        out.number(places.size());
        for (String[] cells : places) {
            out.text(cells[0]);
            out.number(codes.get(cells[1]));
            out.single(cells[2].equals("PPLC") ? 2 : cells[2].equals("PPLA") ? 1 : 0);
            out.number(Long.parseLong(cells[3]));
            out.number(Math.round(World.x(Double.parseDouble(cells[4]))));
            out.number(Math.round(World.y(Double.parseDouble(cells[5]))));
        }
    }
}
