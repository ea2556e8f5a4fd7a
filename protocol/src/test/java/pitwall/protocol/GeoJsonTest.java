package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;
import pitwall.protocol.rest.GeoJson;
import pitwall.protocol.rest.RegionEntry;

class GeoJsonTest {
    private static final String POLYGON =
            "{\"type\":\"Polygon\",\"coordinates\":[[[11.0,48.0],[12.0,48.0],[12.0,49.0],[11.0,48.0]]]}";
    private static final String TWO =
            "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[11.0,48.0],[12.0,48.0],[12.0,49.0],[11.0,48.0]]],"
                    + "[[[1.0,4.0],[9.0,4.0],[9.0,9.0],[1.0,4.0]],[[8.0,5.0],[7.5,5.0],[8.0,6.0],[8.0,5.0]]]]}";

    @ParameterizedTest
    @ValueSource(strings = {POLYGON, TWO})
    void anOutlineIsWrittenAsItWasRead(String text) throws Exception {
        JsonNode tree = Json.strict().readTree(text);

        OutlineReading.Good read = (OutlineReading.Good) GeoJson.outline(tree);

        assertThat(GeoJson.geometry(read.outline())).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{}",
                "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                "{\"type\":\"Polygon\"}",
                "{\"type\":\"Polygon\",\"coordinates\":{}}",
                "{\"type\":\"Polygon\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[1,2]]]}"
            })
    void whatIsNoPolygonIsRefused(String text) throws Exception {
        assertThat(GeoJson.outline(Json.strict().readTree(text)))
                .isEqualTo(new OutlineReading.Bad(OutlineFault.NO_POLYGON, "geometry"));
    }

    @Test
    void aPositionOfWordsIsNotOnEarth() throws Exception {
        JsonNode tree =
                Json.strict().readTree("{\"type\":\"Polygon\",\"coordinates\":[[[1,2,300],[\"3\",2],[3,4],[1,2]]]}");

        assertThat(GeoJson.outline(tree))
                .isEqualTo(new OutlineReading.Bad(OutlineFault.NOT_ON_EARTH, "coordinates[0][0][1]"));
    }

    @Test
    void aFileMayBeACollectionAFeatureOrABareGeometry() {
        String feature =
                "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"name\":\"munich\",\"colour\":1},\"geometry\":"
                        + POLYGON + "}";

        assertThat(RegionFile.read("{\"type\":\"FeatureCollection\",\"name\":\"x\",\"features\":[" + feature + "]}"))
                .hasValueSatisfying(file -> assertThat(file.features())
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.name()).isEqualTo("munich");
                            assertThat(one.title()).isNull();
                            assertThat(one.geometry()).isNotNull();
                        }));
        assertThat(RegionFile.read(feature)).isPresent();
        assertThat(RegionFile.read(POLYGON))
                .hasValueSatisfying(
                        file -> assertThat(file.features().getFirst().name()).isNull());
        assertThat(RegionFile.read("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\"}]}"))
                .isEmpty();
        assertThat(RegionFile.read("no json")).isEmpty();
    }

    @Test
    void aRegionTravelsWhole() throws Exception {
        OutlineReading.Good read =
                (OutlineReading.Good) GeoJson.outline(Json.strict().readTree(TWO));
        Region region = new Region("two", "Two", Assignment.BY_POSITION, read.outline());

        RegionEntry sent = RegionEntry.of(region, 3, "ada", Instant.EPOCH);
        RegionEntry read2 = Json.tolerant().readValue(Json.text(sent), RegionEntry.class);

        assertThat(read2.region()).isEqualTo(region);
        assertThat(Json.tolerant()
                        .readValue(
                                Json.text(RegionEntry.of(
                                        new Region("far", "Far", Assignment.BY_NAME, null), 1, null, Instant.EPOCH)),
                                RegionEntry.class)
                        .region()
                        .outline())
                .isNull();
    }
}
