package pitwall.simulator.road;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `roads.txt`, which describes its own format. The file is ours, so a mistake in it is a bug.
public final class Cities {
    private final List<City> done = new ArrayList<>();
    private String @Nullable [] heading;
    private final List<GeoPoint> places = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<City.Road>> roads = new ArrayList<>();

    private Cities() {}

    /// Munich, Berlin, Hamburg, Cologne and Frankfurt.
    public static List<City> read() {
        try (InputStream in = Cities.class.getResourceAsStream("roads.txt")) {
            if (in == null) {
                throw new IllegalStateException("roads.txt is not on the class path");
            }
            Cities cities = new Cities();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(cities::line);
            cities.finish();
            return List.copyOf(cities.done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] words = line.split(" +");
        switch (words[0]) {
            case "city" -> {
                finish();
                heading = words;
            }
            case "place" -> {
                numbers.put(words[1], places.size());
                places.add(new GeoPoint(Double.parseDouble(words[2]), Double.parseDouble(words[3])));
                roads.add(new ArrayList<>());
            }
            case "road" -> road(words);
            default -> throw new IllegalStateException("roads.txt: not understood: " + line);
        }
    }

    private void road(String[] words) {
        int limitKmh = Integer.parseInt(words[1]);
        for (int i = 3; i < words.length; i++) {
            int from = number(words[i - 1]);
            int to = number(words[i]);
            double metres = places.get(from).metresTo(places.get(to));
            roads.get(from).add(new City.Road(to, metres, limitKmh));
            roads.get(to).add(new City.Road(from, metres, limitKmh));
        }
    }

    private int number(String place) {
        Integer number = numbers.get(place);
        if (number == null) {
            throw new IllegalStateException("roads.txt: no place " + place);
        }
        return number;
    }

    private void finish() {
        String[] city = heading;
        if (city == null) {
            return;
        }
        Bounds bounds = new Bounds(
                Double.parseDouble(city[3]),
                Double.parseDouble(city[4]),
                Double.parseDouble(city[5]),
                Double.parseDouble(city[6]));
        done.add(new City(city[1], city[2], bounds, places, roads));
        places.clear();
        numbers.clear();
        roads.clear();
    }
}
