package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.fleet.Car;

/// Columns that stay at the left while the others scroll.
@ExtendWith(ApplicationExtension.class)
class CarsPinTest {
    private final List<Car> fleet = new SampleFleet(1).cars(20_000);
    private CarsStage cars;

    @Start
    private void start(Stage stage) {
        cars = new CarsStage(stage, Locale.ENGLISH);
        cars.size(stage, 1280, 800);
        cars.accept(SampleFleet.live(fleet));
    }

    @Test
    void aPinnedColumnStaysWhereItIsWhileTheOthersScroll(FxRobot robot) {
        robot.interact(
                () -> header("Car").getContextMenu().getItems().getFirst().fire());
        for (String wide : List.of("Tags", "Message", "VIN")) {
            robot.interact(() -> choose("Columns", wide));
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tables().getFirst().getWidth()).isBetween(132.0, 135.0);
        double before = cell(".staying .car-car").localToScene(0, 0).getX();

        robot.interact(() -> sideways().setValue(sideways().getMax()));
        cars.capture(robot, "cars-table-pinned-1280x800");

        assertThat(cell(".staying .car-car").localToScene(0, 0).getX()).isEqualTo(before);
        assertThat(cell(".car-vin").localToScene(0, 0).getX())
                .isLessThan(cars.scene().getWidth());
        assertThat(header("Car").getContextMenu().getItems().getFirst().getText())
                .isEqualTo("Unpin");
    }

    @Test
    void bothSidesShowTheSameCarsWhicheverIsScrolled(FxRobot robot) {
        robot.interact(() -> pin("Car"));
        WaitForAsyncUtils.waitForFxEvents();

        robot.interact(() -> flows().getLast().scrollTo(12_000));
        robot.interact(() -> flows().getLast().scrollPixels(13));
        WaitForAsyncUtils.waitForFxEvents();
        assertSameRows();

        robot.interact(() -> flows().getFirst().scrollPixels(-2_345));
        WaitForAsyncUtils.waitForFxEvents();
        assertSameRows();

        robot.interact(() -> cars.query("region:munich"));
        WaitForAsyncUtils.waitForFxEvents();
        assertSameRows();
    }

    @Test
    void aClickOnAPinnedColumnSelectsAndTheKeysGoOn(FxRobot robot) {
        robot.interact(() -> pin("Car"));
        WaitForAsyncUtils.waitForFxEvents();

        robot.clickOn(".staying .table-row-cell");
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);

        assertThat(tables().getLast().isFocused()).isTrue();
        assertThat(cars.texts(".cars-actions .label")).anyMatch(text -> text.startsWith("1 marked"));
    }

    @Test
    void theMenuPinsWhatTheHeaderPinsAndLetsItGo(FxRobot robot) {
        robot.interact(() -> pin("Region"));
        assertThat(tables()).hasSize(2);
        assertThat(tables().getFirst().getColumns().stream().map(TableColumn::getText))
                .containsExactly("!", "Region");

        robot.interact(() -> pin("Region"));

        assertThat(tables()).hasSize(1);
    }

    @Test
    void onlyOneHeaderSaysHowTheListIsSorted(FxRobot robot) {
        robot.interact(() -> pin("Car"));
        robot.interact(() -> tables().getFirst().getSortOrder().add(column(tables().getFirst(), "Car")));
        assertThat(cars.screen.status().getValue()).contains("Car");

        robot.interact(() -> tables().getLast().getSortOrder().add(column(tables().getLast(), "Region")));

        assertThat(tables().getFirst().getSortOrder()).isEmpty();
        assertThat(cars.screen.status().getValue()).contains("Region");
    }

    private void assertSameRows() {
        List<VirtualFlow<?>> flows = flows();
        assertThat(first(flows.getFirst())).isEqualTo(first(flows.getLast()));
        assertThat(flows.getFirst().getFirstVisibleCell().localToScene(0, 0).getY())
                .isEqualTo(
                        flows.getLast().getFirstVisibleCell().localToScene(0, 0).getY());
    }

    private static int first(VirtualFlow<?> flow) {
        return flow.getFirstVisibleCell().getIndex();
    }

    private List<TableView<?>> tables() {
        return cars.scene().getRoot().lookupAll(".car-table").stream()
                .<TableView<?>>map(TableView.class::cast)
                .toList();
    }

    private List<VirtualFlow<?>> flows() {
        return tables().stream()
                .<VirtualFlow<?>>map(table -> (VirtualFlow<?>) table.lookup(".virtual-flow"))
                .toList();
    }

    private TableColumn<?, ?> header(String name) {
        return tables().stream()
                .flatMap(table -> table.getColumns().stream())
                .filter(column -> name.equals(column.getText()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the lines of the table are its own business
    private static TableColumn column(TableView table, String name) {
        return ((List<TableColumn>) (List) table.getColumns())
                .stream()
                        .filter(column -> name.equals(column.getText()))
                        .findFirst()
                        .orElseThrow();
    }

    private ScrollBar sideways() {
        return tables().getLast().lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow();
    }

    private Node cell(String selector) {
        return cars.scene().getRoot().lookupAll(selector).stream()
                .filter(node -> node instanceof TableCell<?, ?> cell
                        && cell.getTableRow() instanceof TableRow<?> row
                        && row.isVisible()
                        && !cell.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /// Chooses a column from the menu beside the densities.
    private void pin(String column) {
        choose("Columns pinned left", column);
    }

    private void choose(String submenu, String column) {
        MenuButton looks = cars.scene().getRoot().lookupAll(".menu-button").stream()
                .map(MenuButton.class::cast)
                .filter(button -> "Compact".equals(button.getText()))
                .findFirst()
                .orElseThrow();
        looks.getOnShowing().handle(null);
        looks.getItems().stream()
                .filter(Menu.class::isInstance)
                .map(Menu.class::cast)
                .filter(menu -> submenu.equals(menu.getText()))
                .flatMap(menu -> menu.getItems().stream())
                .map(CheckMenuItem.class::cast)
                .filter(item -> column.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }
}
