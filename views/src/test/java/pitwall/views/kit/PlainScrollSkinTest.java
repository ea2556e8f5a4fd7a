package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// What the style sheets make of a scroll pane.
@ExtendWith(ApplicationExtension.class)
class PlainScrollSkinTest {
    private ScrollPane pane;
    private VBox room;

    @Start
    private void start(Stage stage) {
        pane = new ScrollPane(new Label("scrolled"));
        room = new VBox(pane, new TextArea("scrolled too"), new ScrollRoom(new Label("at once")));
        Scene scene = new Scene(room, 400, 300);
        new Themes(Appearance.DEFAULT, new ReadOnlyObjectWrapper<>(ColorScheme.DARK)).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void nothingThatIsScrolledIsKeptAsAPicture() {
        assertThat(pane.getSkin()).isInstanceOf(PlainScrollSkin.class);
        assertThat(room.lookupAll(".viewport")).hasSize(3).noneMatch(Node::isCache);
    }
}
