package pitwall.views.map;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import pitwall.views.map.BaseMap.Country;
import pitwall.views.map.BaseMap.Place;
import pitwall.views.map.BaseMap.Rank;
import pitwall.views.map.BaseMap.State;

/// Reads a base map as `docs/tools/basemap/MakeBaseMap.java` writes it. Never throws because of what is in the file:
/// every number is checked before something is made by it.
public final class BaseMapFile {
    /// Larger than any base map of ours.
    static final int MOST_BYTES = 16 << 20;

    private static final String BUNDLED = "/pitwall/assets/map/base.pwmap";
    private static final int MAGIC = 'P' << 24 | 'W' << 16 | 'B' << 8 | 'M';
    private static final int VERSION = 1;
    private static final int MOST_TEXT = 200;

    private final byte[] in;
    private final int end;
    private int at;

    /// @param begin of what is to be read
    private BaseMapFile(byte[] in, int begin, int end) {
        this.in = in;
        this.at = begin;
        this.end = end;
    }

    /// The map that comes with the console. Takes some ten milliseconds; for a background thread.
    public static BaseMapRead bundled() {
        try (InputStream in = BaseMapFile.class.getResourceAsStream(BUNDLED)) {
            return in == null ? new BaseMapRead.Unreadable("no " + BUNDLED) : read(in.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            return new BaseMapRead.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    static BaseMapRead read(byte[] bytes) {
        try {
            return new BaseMapRead.Loaded(checked(bytes));
        } catch (BadMap bad) {
            return new BaseMapRead.Unreadable(bad.getMessage());
        }
    }

    private static BaseMap checked(byte[] bytes) throws BadMap {
        if (bytes.length < 9 || bytes.length > MOST_BYTES) {
            throw new BadMap(bytes.length + " bytes");
        }
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int end = bytes.length - Integer.BYTES;
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, end);
        if ((int) sum.getValue() != all.getInt(end)) {
            throw new BadMap("its checksum is another one");
        }
        BaseMapFile file = new BaseMapFile(bytes, Integer.BYTES, end);
        if (all.getInt(0) != MAGIC || file.number(VERSION) != VERSION) {
            throw new BadMap("it is not a base map of version " + VERSION);
        }
        BaseMap map = file.map();
        if (file.left() > 0) {
            throw new BadMap(file.left() + " bytes too many");
        }
        return map;
    }

    private BaseMap map() throws BadMap {
        List<Country> countries = new ArrayList<>();
        int countryCount = count();
        for (int i = 0; i < countryCount; i++) {
            countries.add(new Country(text(), text(), place(), place(), number(Integer.MAX_VALUE)));
        }
        List<State> states = new ArrayList<>();
        int stateCount = count();
        for (int i = 0; i < stateCount; i++) {
            states.add(new State(text(), number(countryCount - 1), place(), place(), number(Integer.MAX_VALUE)));
        }
        List<Arcs> levels = new ArrayList<>();
        int levelCount = number(8);
        if (levelCount == 0) {
            throw new BadMap("it has no outlines");
        }
        for (int i = 0; i < levelCount; i++) {
            levels.add(arcs(stateCount));
        }
        return new BaseMap(List.copyOf(countries), List.copyOf(states), List.copyOf(levels), places());
    }

    private Arcs arcs(int stateCount) throws BadMap {
        int count = count();
        int[] start = new int[count + 1];
        byte[] kind = new byte[count];
        int[] box = new int[4 * count];
        Points points = new Points();
        for (int arc = 0; arc < count; arc++) {
            kind[arc] = (byte) number(Arcs.SMALL_STATE);
            int length = count();
            start[arc] = points.size();
            points.begin();
            for (int i = 0; i < length; i++) {
                points.move(signed(), signed());
            }
            points.box(box, 4 * arc);
        }
        start[count] = points.size();
        int[][] regions = new int[stateCount][];
        for (int state = 0; state < stateCount; state++) {
            regions[state] = region(count);
        }
        return new Arcs(start, kind, points.xs(), points.ys(), box, regions);
    }

    private int[] region(int arcCount) throws BadMap {
        int[] refs = new int[count()];
        long last = 0;
        for (int i = 0; i < refs.length; i++) {
            last += signed();
            if (last >= arcCount || last < -arcCount) {
                throw new BadMap("a region has an arc that is not there: " + last);
            }
            refs[i] = (int) last;
        }
        return refs;
    }

    private List<Place> places() throws BadMap {
        int codeCount = count();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < codeCount; i++) {
            codes.add(text());
        }
        Rank[] ranks = Rank.values();
        int count = count();
        List<Place> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(new Place(
                    text(),
                    codes.get(number(codeCount - 1)),
                    ranks[number(ranks.length - 1)],
                    number(Integer.MAX_VALUE),
                    place(),
                    place()));
        }
        return List.copyOf(places);
    }

    private int left() {
        return end - at;
    }

    /// A number of things that are still to come: each takes a byte at least.
    private int count() throws BadMap {
        return number(left());
    }

    private int place() throws BadMap {
        return number(BaseMap.UNITS);
    }

    private String text() throws BadMap {
        int length = number(Math.min(MOST_TEXT, left()));
        if (length > left()) {
            throw new BadMap("it ends within a name");
        }
        String text = new String(in, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private int signed() throws BadMap {
        long raw = varint();
        long value = raw >>> 1 ^ -(raw & 1);
        if (Math.abs(value) > 4L * BaseMap.UNITS) {
            throw new BadMap("a step is too long: " + value);
        }
        return (int) value;
    }

    private int number(int most) throws BadMap {
        long value = varint();
        if (value > most) {
            throw new BadMap("a number is too large: " + value + ", most is " + most);
        }
        return (int) value;
    }

    private long varint() throws BadMap {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at == end) {
                throw new BadMap("it ends too early");
            }
            int next = in[at++];
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BadMap("a number has no end");
    }

    /// Why a file is none of ours.
    static final class BadMap extends Exception {
        private static final long serialVersionUID = 1;

        BadMap(String why) {
            super(why);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
