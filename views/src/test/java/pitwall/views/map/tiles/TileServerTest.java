package pitwall.views.map.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.views.map.tiles.TileServer.Flaw;

class TileServerTest {
    @ParameterizedTest
    @CsvSource({
        "https://tiles.example/{z}/{x}/{y}.png,",
        "'https://tiles.example/t?z={z}&x={x}&y={y}&key=a1',",
        "http://127.0.0.1:8080/{z}/{x}/{y}.png,",
        "http://localhost/{z}/{x}/{y},",
        "http://maps.depot/{z}/{x}/{y},",
        "http://maps.example/{z}/{x}/{y}, PLAIN",
        "https://tiles.example/{z}/{x}.png, PLACES",
        "https://tiles.example/{z}/{x}/{y}/{y}, PLACES",
        "https://anna:secret@tiles.example/{z}/{x}/{y}, ADDRESS",
        "ftp://tiles.example/{z}/{x}/{y}, ADDRESS",
        "file:///{z}/{x}/{y}, ADDRESS",
        "/{z}/{x}/{y}, ADDRESS",
        "https://tiles .example/{z}/{x}/{y}, ADDRESS",
        "https://{z}{x}{y}, ADDRESS"
    })
    void anAddressIsTakenWhereItIsSafeAndWhole(String template, Flaw flaw) {
        assertThat(TileServer.flaw(template, "© somebody", Set.of("maps.depot")).orElse(null))
                .isEqualTo(flaw);
    }

    @Test
    void nobodyShowsAMapWithoutSayingWhoseItIs() {
        assertThat(TileServer.flaw("https://tiles.example/{z}/{x}/{y}", " ", Set.of()))
                .contains(Flaw.CREDIT);
    }

    @Test
    void aSquareHasItsPlaceInTheAddress() {
        TileServer server = new TileServer("https://tiles.example/{z}/{x}/{y}.png", "");

        assertThat(server.address(new TileId(6, 33, 21))).hasToString("https://tiles.example/6/33/21.png");
    }
}
