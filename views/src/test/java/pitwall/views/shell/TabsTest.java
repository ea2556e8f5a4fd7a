package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.testing.PlainScreen;

@ExtendWith(ApplicationExtension.class)
class TabsTest {
    private final List<String> shown = new ArrayList<>();
    private final DeskViewModel desk = new DeskViewModel(
            Stream.of("overview", "cars", "rollouts")
                    .map(id -> new ScreenKind(id, "cars.title", "mdi2c-car", "", _ -> noting(id)))
                    .toList(),
            Strings.of(new Formats(Locale.ENGLISH, ZoneOffset.UTC)),
            (_, _) -> {},
            new ActivityLog(() -> Instant.EPOCH),
            (_, _) -> OpenSheet.ANSWERED,
            (_, usual) -> usual,
            DeskViewModel.Beside.NOTHING);
    private final TabPane pane = new TabPane();

    private PlainScreen noting(String id) {
        return new PlainScreen(id) {
            @Override
            public void shown() {
                shown.add(id);
            }
        };
    }

    @Start
    private void start(Stage stage) {
        new Tabs(pane, desk).follow();
        stage.setScene(new Scene(pane, 400, 300));
        stage.show();
        desk.open(new Destination.Overview());
        desk.open(new Destination.Cars(""));
        desk.open(new Destination.Rollouts());
        shown.clear();
    }

    @Test
    void whereTheWholeDeskIsClosedNoScreenComesToTheFrontOnTheWay(FxRobot robot) {
        robot.interact(desk::closeAll);

        assertThat(shown).isEmpty();
        assertThat(pane.getTabs()).isEmpty();
    }

    @Test
    void whereTheTabInFrontIsClosedTheDeskSaysWhichComesNext(FxRobot robot) {
        robot.interact(() -> desk.close(desk.openScreens().getLast()));

        assertThat(shown).containsExactly("cars");
        assertThat(pane.getSelectionModel().getSelectedIndex()).isEqualTo(1);
    }
}
