package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// Where the parts of a row stand; without a window.
class WrapRowTest {
    private static Region part(double width) {
        Region part = new Region();
        part.setMinSize(10, 20);
        part.setPrefSize(width, 20);
        return part;
    }

    private static List<String> places(WrapRow row, double width, double height) {
        row.resize(width, height);
        row.layout();
        return row.getChildren().stream()
                .map(part -> "%.0f,%.0f %.0f×%.0f"
                        .formatted(
                                part.getLayoutX(),
                                part.getLayoutY(),
                                part.getLayoutBounds().getWidth(),
                                part.getLayoutBounds().getHeight()))
                .toList();
    }

    @Test
    void whereThereIsRoomItIsOneLine() {
        WrapRow row = new WrapRow(8, part(50), part(30));

        assertThat(row.prefWidth(-1)).isEqualTo(88);
        assertThat(row.prefHeight(88)).isEqualTo(20);
        assertThat(places(row, 200, 30)).containsExactly("0,5 50×20", "58,5 30×20");
    }

    @Test
    void whatFindsNoRoomBeginsAnotherLine() {
        WrapRow row = new WrapRow(8, part(50), part(30), part(300));

        assertThat(row.prefHeight(70)).as("never lower than its lines").isEqualTo(row.minHeight(70));
        assertThat(row.prefHeight(70)).isEqualTo(76);
        assertThat(places(row, 70, 76)).containsExactly("0,0 50×20", "0,28 30×20", "0,56 70×20");
    }

    @Test
    void whatGrowsTakesTheRestOfItsLine() {
        Region growing = part(30);
        HBox.setHgrow(growing, Priority.ALWAYS);
        growing.setMaxWidth(Double.MAX_VALUE);

        assertThat(places(new WrapRow(8, part(50), growing, part(20)), 200, 20))
                .containsExactly("0,0 50×20", "58,0 114×20", "180,0 20×20");
    }

    @Test
    void panesShareAllTheRoomThereIs() {
        Region[] panes = {part(50), part(60)};
        Arrays.stream(panes).forEach(pane -> pane.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE));
        WrapRow row = new WrapRow(8, panes);
        row.setStretched(true);

        assertThat(places(row, 120, 60)).containsExactly("0,0 50×60", "58,0 62×60");
        assertThat(places(row, 80, 88)).containsExactly("0,0 80×40", "0,48 80×40");
    }
}
