package pitwall.views.cars.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReader;
import pitwall.fleet.region.Region;

class RegionImportTest {
    private static final String SQUARE = "[[[11,48],[12,48],[12,49],[11,49],[11,48]]]";

    private static String feature(String properties, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":" + properties
                + ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}}";
    }

    private static List<Region> regions(String text) {
        return ((RegionImport.Good) RegionImport.read("Bayern Süd.geojson", text)).regions();
    }

    @Test
    void namesAreMadeOfTitlesAndNeverTwice() {
        String both = "{\"type\":\"FeatureCollection\",\"features\":["
                + feature("{\"name\":\"Munich East\"}", SQUARE) + ","
                + feature("{\"name\":\"munich east\",\"assignment\":\"BY_POSITION\"}", SQUARE) + ","
                + feature("null", SQUARE) + "]}";

        assertThat(regions(both))
                .extracting(Region::name, Region::title, Region::assignment)
                .containsExactly(
                        tuple("munich-east", "Munich East", Assignment.BY_NAME),
                        tuple("munich east", "munich east", Assignment.BY_POSITION),
                        tuple("bayern-süd", "Bayern Süd", Assignment.BY_NAME));
    }

    @ParameterizedTest
    @CsvSource({"Munich East, munich-east", "  --x--, x", "Köln/Bonn, köln-bonn", "!!!, region", "東京, 東京"})
    void aNameIsWhatACarCanCarry(String title, String name) {
        assertThat(RegionImport.name(title)).isEqualTo(name);
    }

    @Test
    void anOutlineWithTooManyCornersLosesThoseThatMatterLeast() {
        String circle = IntStream.rangeClosed(0, 20_000)
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * (i % 20_000) / 20_000;
                    return "[" + (11 + Math.cos(angle)) + "," + (48 + Math.sin(angle)) + "]";
                })
                .collect(Collectors.joining(",", "[[", "]]"));

        assertThat(regions(feature("{\"name\":\"round\"}", circle)))
                .singleElement()
                .satisfies(region -> {
                    Outline outline = Objects.requireNonNull(region.outline());
                    assertThat(outline.corners()).isBetween(100, OutlineReader.MOST_CORNERS);
                    assertThat(outline.area()).isBetween(3.13, 3.15);
                });
    }

    @Test
    void whatIsNoRegionIsSaidWithItsNumber() {
        String bad = feature("{\"title\":\"Bow\"}", "[[[0,0],[4,4],[4,0],[0,5],[0,0]]]");

        assertThat(RegionImport.read("x.json", bad))
                .isEqualTo(new RegionImport.NoRegion(1, "Bow", OutlineFault.CROSSES_ITSELF));
        assertThat(RegionImport.read("x.json", "[]")).isEqualTo(new RegionImport.NoFile());
    }
}
