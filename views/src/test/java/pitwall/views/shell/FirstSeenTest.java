package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FirstSeenTest {
    private final VBox pane = new VBox();
    private final Region first = new Region();
    private final Region second = new Region();
    private final Region third = new Region();

    @Test
    void whatNobodySeesYetIsNotThere() {
        second.setVisible(false);

        FirstSeen.into(pane, List.of(first, second, third));

        assertThat(pane.getChildren()).containsExactly(first, third);
    }

    @Test
    void whatAppearsHasItsPlaceAndStays() {
        first.setVisible(false);
        second.setVisible(false);
        FirstSeen.into(pane, List.of(first, second, third));

        second.setVisible(true);
        first.setVisible(true);
        second.setVisible(false);
        second.setVisible(true);

        assertThat(pane.getChildren()).containsExactly(first, second, third);
    }
}
