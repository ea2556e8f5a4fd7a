package pitwall.views.map.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.map.GroundState;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.MapView;
import pitwall.views.map.RegionMap;
import pitwall.views.map.tiles.TileServer;

class MapLayersTest {
    private static final String ADDRESS = "https://tiles.example/{z}/{x}/{y}.png";

    private final Online online = new Online();
    private final Memory memory = new Memory();
    private final MapLayers layers = new MapLayers(online, memory);

    @Test
    void nothingIsAskedOfTheNetworkUnlessItIsChosen() {
        layers.shown();

        assertThat(online.made).isEmpty();
        assertThat(layers.overProperty().get()).isEmpty();
        assertThat(layers.noteProperty().get()).isEqualTo(new LayerNote.None());
    }

    @Test
    void aServerThatIsNamedIsShownAndRemembered() {
        layers.shown();

        assertThat(layers.nameServer("  " + ADDRESS, "©  somebody")).isEmpty();

        assertThat(layers.overProperty().get()).contains(online.made.getFirst());
        MapLayers later = new MapLayers(online, memory);
        assertThat(later.choiceProperty().get()).isEqualTo(new LayerChoice(LayerKind.TILES, ADDRESS, "© somebody"));
    }

    @Test
    void aServerThatIsNotTakenChangesNothing() {
        layers.shown();

        assertThat(layers.nameServer("http://tiles.example/{z}/{x}/{y}", "x")).contains(TileServer.Flaw.PLAIN);

        assertThat(layers.choiceProperty().get()).isEqualTo(LayerChoice.DEFAULT);
        assertThat(memory.text).isEmpty();
    }

    @Test
    void aMapThatIsLostSaysSoAndComesBackByItself() {
        layers.shown();
        layers.nameServer(ADDRESS, "x");
        Stub map = online.made.getFirst();

        map.state.set(new GroundState.Lost(Loss.UNREACHABLE));
        assertThat(layers.noteProperty().get()).isEqualTo(new LayerNote.Lost(LayerKind.TILES, Loss.UNREACHABLE, true));
        layers.retry();
        assertThat(map.retries).isEqualTo(1);

        map.state.set(new GroundState.Ready());
        assertThat(layers.noteProperty().get()).isEqualTo(new LayerNote.None());
        layers.retry();
        assertThat(map.retries).isEqualTo(1);
    }

    @Test
    void whatIsRefusedIsNotAskedAgainAndAgain() {
        layers.shown();
        layers.nameServer(ADDRESS, "x");

        online.made.getFirst().state.set(new GroundState.Lost(Loss.REFUSED));
        layers.retry();

        assertThat(online.made.getFirst().retries).isZero();
    }

    @Test
    void aScreenThatIsHiddenAsksNothingAndBeginsAnewWhenShown() {
        layers.shown();
        layers.nameServer(ADDRESS, "x");

        layers.hidden();
        assertThat(online.made.getFirst().closed).isTrue();
        assertThat(layers.overProperty().get()).isEmpty();

        layers.shown();
        assertThat(online.made).hasSize(2);
    }

    @Test
    void aMapWithoutItsKeySaysWhatIsMissing() {
        layers.shown();

        layers.choose(LayerKind.GOOGLE);

        assertThat(layers.noteProperty().get()).isEqualTo(new LayerNote.Unset(LayerKind.GOOGLE));
        assertThat(online.made).isEmpty();
    }

    @Test
    void theKeyForTheNextMapLeavesOutWhatIsNotSet() {
        layers.shown();
        layers.chooseNext();
        assertThat(layers.choiceProperty().get().kind()).isEqualTo(LayerKind.BUILT_IN);

        layers.nameServer(ADDRESS, "x");
        layers.chooseNext();
        assertThat(layers.choiceProperty().get().kind()).isEqualTo(LayerKind.BUILT_IN);
        layers.chooseNext();
        assertThat(layers.choiceProperty().get().kind()).isEqualTo(LayerKind.TILES);
    }

    @Test
    void everyNoteIsASentenceInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            LayerWords words = new LayerWords(Strings.strict(new Formats(locale, ZoneOffset.UTC)));
            for (LayerKind kind : LayerKind.values()) {
                assertThat(words.sentence(new LayerNote.Coming(kind)).orElseThrow())
                        .endsWith(".");
                for (Loss loss : Loss.values()) {
                    assertThat(words.sentence(new LayerNote.Lost(kind, loss, loss.mayPass()))
                                    .orElseThrow())
                            .contains(words.name(kind))
                            .endsWith(".");
                }
            }
            assertThat(words.sentence(new LayerNote.Unset(LayerKind.TILES))).isPresent();
            assertThat(words.sentence(new LayerNote.Unset(LayerKind.GOOGLE))).isPresent();
            assertThat(words.sentence(new LayerNote.NotKept())).isPresent();
            for (TileServer.Flaw flaw : TileServer.Flaw.values()) {
                assertThat(words.flaw(flaw)).endsWith(".").doesNotContain("'{");
            }
        }
    }

    private static final class Memory implements LayerMemory {
        private String text = "";

        @Override
        public String load() {
            return text;
        }

        @Override
        public void save(String changed) {
            text = changed;
        }
    }

    private static final class Online implements OnlineMaps {
        private final List<Stub> made = new ArrayList<>();

        @Override
        public RegionMap tiles(TileServer server) {
            made.add(new Stub());
            return made.getLast();
        }

        @Override
        public boolean hasGoogleKey() {
            return false;
        }

        @Override
        public RegionMap google() {
            throw new AssertionError("there is no key");
        }

        @Override
        public Set<String> plainHosts() {
            return Set.of();
        }

        @Override
        public boolean keepsTiles() {
            return true;
        }
    }

    private static final class Stub implements RegionMap {
        private final SimpleObjectProperty<GroundState> state = new SimpleObjectProperty<>(new GroundState.Loading());
        private int retries;
        private boolean closed;

        @Override
        public Node node() {
            return new Group();
        }

        @Override
        public void look(MapView view) {}

        @Override
        public ObservableValue<GroundState> stateProperty() {
            return state;
        }

        @Override
        public String credit() {
            return "";
        }

        @Override
        public void retry() {
            retries++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
