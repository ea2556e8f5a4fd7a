package pitwall.views.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.layout.Region;
import pitwall.client.FleetSnapshot;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Place;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxmlView;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.Preferences;
import pitwall.views.preferences.PreferencesModel;

/// The palette, ready to be opened once. FX thread.
public final class PalettePane {
    private final PaletteController controller;

    /// @param background finds out which cars there are: 100 000 of them take longer than a key stroke may
    /// @param fxThread runs something on the FX thread
    /// @param places the named places of the screens
    /// @param group the screen in front
    /// @param close takes the palette away
    public PalettePane(
            FleetModel fleet,
            Strings strings,
            KeyMap keys,
            PreferencesModel preferences,
            Navigator navigator,
            List<Place> places,
            Executor background,
            Executor fxThread,
            String group,
            Runnable close) {
        PaletteSources sources = new PaletteSources(fleet, strings, keys, navigator, places, group);
        PaletteViewModel model = new PaletteViewModel(
                sources, strings, preferences.get().recent(), id -> preferences.change(chosen -> first(chosen, id)));
        controller = new PaletteController(model, strings, close);
        FxmlView.load(controller, strings.bundle());
        FleetSnapshot snapshot = fleet.frame().snapshot();
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> CarIndex.of(snapshot), background)
                .thenAcceptAsync(model::arrived, fxThread);
    }

    public Region node() {
        return controller.root();
    }

    public void focus() {
        controller.focus();
    }

    private static Preferences first(Preferences chosen, String id) {
        List<String> recent = new ArrayList<>(chosen.recent());
        recent.remove(id);
        recent.addFirst(id);
        return chosen.withRecent(recent);
    }
}
