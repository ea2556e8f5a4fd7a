package pitwall.views.cars.map;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// What stands over the map where there are no cars on it. FX thread.
final class MapStates {
    private final Strings strings;
    private final Supplier<String> nothingCached;
    private final Runnable clear;

    /// @param nothingCached says why nothing is remembered
    /// @param clear asks for every car again
    MapStates(Strings strings, Supplier<String> nothingCached, Runnable clear) {
        this.strings = strings;
        this.nothingCached = nothingCached;
        this.clear = clear;
    }

    /// Empty where the map speaks for itself.
    Optional<Node> node(MapState state) {
        return switch (state) {
            case MapState.Ready() -> Optional.empty();
            case MapState.Loading() -> Optional.of(boxed(new EmptyState(strings.get("map.state.loading"))));
            case MapState.NoCars() ->
                Optional.of(boxed(
                        new EmptyState(strings.get("cars.state.empty")).withHint(strings.get("map.state.empty.hint"))));
            case MapState.FilteredOut(int total, String query) ->
                Optional.of(boxed(new EmptyState(strings.get("kit.empty.filtered", total, query))
                        .withAction(strings.get("kit.clear"), clear)));
            case MapState.NoPositions(int listed) -> Optional.of(chip(strings.plural("map.state.unplaced", listed)));
            case MapState.NotCached() -> Optional.of(boxed(new EmptyState(nothingCached.get())));
            case MapState.NotAllowed() ->
                Optional.of(boxed(new EmptyState(strings.get("cars.state.not-allowed"))
                        .withHint(strings.get("cars.state.not-allowed.hint"))));
        };
    }

    private static Node boxed(EmptyState state) {
        state.getStyleClass().add("map-state");
        state.setMaxSize(EmptyState.USE_PREF_SIZE, EmptyState.USE_PREF_SIZE);
        return state;
    }

    private static Node chip(String sentence) {
        Label chip = new Label(sentence);
        chip.getStyleClass().add("map-state");
        chip.setMouseTransparent(true);
        return chip;
    }
}
