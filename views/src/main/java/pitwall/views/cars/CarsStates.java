package pitwall.views.cars;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import pitwall.fleet.query.QueryTerm;
import pitwall.views.cars.act.CarActions;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// What stands in the place of the list when there is no list. FX thread.
final class CarsStates {
    private final CarsViewModel model;
    private final CarActions actions;
    private final Strings strings;
    private final Runnable create;
    private final CarsLoading loading;
    private final Supplier<String> nothingCached;

    /// @param nothingCached says why nothing is remembered
    CarsStates(
            CarsViewModel model,
            CarActions actions,
            Strings strings,
            Runnable create,
            CarsLoading loading,
            Supplier<String> nothingCached) {
        this.model = model;
        this.actions = actions;
        this.strings = strings;
        this.create = create;
        this.loading = loading;
        this.nothingCached = nothingCached;
    }

    /// Empty where the list itself is shown.
    Optional<Node> node(CarsState state) {
        if (!(state instanceof CarsState.Connecting) && !(state instanceof CarsState.Loading)) {
            loading.end();
        }
        return switch (state) {
            case CarsState.Ready() -> Optional.empty();
            case CarsState.Connecting() -> Optional.of(loading(strings.get("cars.state.connecting")));
            case CarsState.Loading(int received, int total) ->
                Optional.of(loading(strings.get("cars.state.loading", received, total)));
            case CarsState.NoCars() -> Optional.of(noCars());
            case CarsState.FilteredOut filtered -> Optional.of(filteredOut(filtered));
            case CarsState.NothingChanged() -> Optional.of(new EmptyState(strings.get("cars.state.nothing-changed")));
            case CarsState.NotCached() -> Optional.of(new EmptyState(nothingCached.get()));
            case CarsState.NotAllowed() ->
                Optional.of(new EmptyState(strings.get("cars.state.not-allowed"))
                        .withHint(strings.get("cars.state.not-allowed.hint")));
        };
    }

    /// Lets time pass for whoever waits.
    void tick() {
        loading.tick();
    }

    private Node loading(String progress) {
        loading.show(progress);
        return loading;
    }

    private EmptyState noCars() {
        EmptyState empty = new EmptyState(strings.get("cars.state.empty"));
        Optional<String> whyNot = actions.whyNotCreate().get();
        return whyNot.isPresent()
                ? empty.withHint(strings.get("cars.state.empty.hint.disabled", whyNot.get()))
                : empty.withHint(strings.get("cars.state.empty.hint"))
                        .withAction(strings.get("cars.action.create"), create);
    }

    private EmptyState filteredOut(CarsState.FilteredOut filtered) {
        EmptyState empty = new EmptyState(strings.get("kit.empty.filtered", filtered.total(), filtered.query()))
                .withAction(
                        strings.get("kit.clear"),
                        () -> model.queryTextProperty().set(""));
        for (QueryTerm term : filtered.toRemove()) {
            empty.withAction(strings.get("kit.empty.remove", term.text()), () -> model.remove(term));
        }
        return empty;
    }
}
