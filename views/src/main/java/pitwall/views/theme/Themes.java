package pitwall.views.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.fx.Followed;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// Dresses every window of the console in the chosen theme, density and text size, and changes them all at once.
/// A window's scene is dressed when it is made and released when it closes. FX thread.
public final class Themes {
    private final ObservableValue<ColorScheme> system;
    private final ReadOnlyObjectWrapper<Appearance> appearance;
    private final ReadOnlyObjectWrapper<Palette> palette;
    private final ReadOnlyDoubleWrapper rowHeight;
    private final ReadOnlyDoubleWrapper scale;
    private final List<Scene> scenes = new ArrayList<>();
    private final Subscription following;
    private Paint paint;

    /// Loads what every theme needs: the fonts of words and of icons. May be called ahead, and be repeated. FX thread.
    public static void prepare() {
        StyleSheets.loadFonts();
        StyleSheets.loadIcons();
    }

    /// Loads the fonts and sets the base theme of the whole program.
    ///
    /// @param system the desktop's own setting
    public Themes(Appearance initial, ObservableValue<ColorScheme> system) {
        this.system = system;
        StyleSheets.loadFonts();
        paint = resolve(initial);
        appearance = new ReadOnlyObjectWrapper<>(initial);
        palette = new ReadOnlyObjectWrapper<>(Palette.parse(StyleSheets.text(paint)));
        rowHeight = new ReadOnlyDoubleWrapper(initial.rowHeight());
        scale = new ReadOnlyDoubleWrapper(initial.scale());
        Application.setUserAgentStylesheet(StyleSheets.base(paint));
        following = system.subscribe((before, now) -> change(appearance.get()));
    }

    private Themes(Themes whole) {
        system = whole.system;
        paint = whole.paint;
        appearance = new ReadOnlyObjectWrapper<>();
        palette = new ReadOnlyObjectWrapper<>();
        rowHeight = new ReadOnlyDoubleWrapper();
        scale = new ReadOnlyDoubleWrapper();
        Followed.follow(appearance, whole.appearance);
        Followed.follow(palette, whole.palette);
        Followed.follow(rowHeight, whole.rowHeight);
        Followed.follow(scale, whole.scale);
        following = Subscription.EMPTY;
    }

    /// What these themes tell, for one screen: what listens to the properties is forgotten with the screen and need not
    /// be taken away. It dresses and changes nothing.
    public Themes forOneScreen() {
        return new Themes(this);
    }

    /// Follows the desktop no longer; what is dressed stays as it is.
    public void close() {
        following.unsubscribe();
    }

    /// Changes every dressed window.
    public void change(Appearance chosen) {
        Paint resolved = resolve(chosen);
        if (resolved != paint) {
            paint = resolved;
            Application.setUserAgentStylesheet(StyleSheets.base(resolved));
            palette.set(Palette.parse(StyleSheets.text(resolved)));
        }
        appearance.set(chosen);
        rowHeight.set(chosen.rowHeight());
        scale.set(chosen.scale());
        scenes.forEach(this::apply);
    }

    /// Dresses a scene and keeps it dressed until [#release].
    public void dress(Scene scene) {
        if (!scenes.contains(scene)) {
            scenes.add(scene);
            scene.rootProperty().addListener((source, before, now) -> mark(now));
        }
        apply(scene);
    }

    public void release(Scene scene) {
        scenes.remove(scene);
    }

    /// The desktop's own setting.
    public ObservableValue<ColorScheme> desktop() {
        return system;
    }

    public ReadOnlyObjectProperty<Appearance> appearanceProperty() {
        return appearance.getReadOnlyProperty();
    }

    /// The colours for what is drawn on a canvas; changes with the theme.
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    /// For `fixedCellSize` of tables and lists; changes with density and text size.
    public ReadOnlyDoubleProperty rowHeightProperty() {
        return rowHeight.getReadOnlyProperty();
    }

    /// By how much widths that hold text must grow, such as table columns; 1 at text size 100 %.
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /// True where nothing may move.
    public boolean isMotionReduced() {
        return appearance.get().reducedMotion();
    }

    private void apply(Scene scene) {
        scene.getStylesheets().setAll(StyleSheets.of(paint, appearance.get()));
        scene.setFill(palette.get().color(Tone.BG_WINDOW));
        mark(scene.getRoot());
    }

    private void mark(@Nullable Parent root) {
        if (root == null) {
            return;
        }
        for (Density density : Density.values()) {
            root.getStyleClass().remove(density.styleClass());
        }
        root.getStyleClass().add(appearance.get().density().styleClass());
    }

    private Paint resolve(Appearance wanted) {
        return switch (wanted.theme()) {
            case DARK -> Paint.DARK;
            case LIGHT -> Paint.LIGHT;
            case HIGH_CONTRAST -> Paint.HIGH_CONTRAST;
            case SYSTEM -> system.getValue() == ColorScheme.LIGHT ? Paint.LIGHT : Paint.DARK;
        };
    }
}
