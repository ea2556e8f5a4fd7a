package pitwall.views.act;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import pitwall.protocol.Json;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Clip;
import pitwall.views.kit.Strings;

/// The keys that every list has: J and K lead from row to row, C copies what names the row, Shift+C the whole row as
/// JSON. FX thread.
public final class RowKeys {
    private final String screen;
    private final Navigator navigator;
    private final Strings strings;

    /// A row that can be copied.
    ///
    /// @param name its id as people write it
    /// @param content what becomes JSON
    public record Row(String name, Object content) {}

    /// @param screen the id of the screen, with which the ids of its actions begin
    public RowKeys(String screen, Navigator navigator, Strings strings) {
        this.screen = screen;
        this.navigator = navigator;
        this.strings = strings;
    }

    /// @param step leads so many rows down
    public List<UiAction> moves(IntConsumer step) {
        return List.of(
                UiAction.always(screen + ".next", "list.action.next", "J", () -> step.accept(1)),
                UiAction.always(screen + ".previous", "list.action.previous", "K", () -> step.accept(-1)));
    }

    /// @param chosen the row that the keys mean; empty where none is chosen
    public List<UiAction> copies(Supplier<Optional<Row>> chosen) {
        return List.of(
                UiAction.always(
                        screen + ".copy",
                        "list.action.copy",
                        "C",
                        () -> chosen.get().ifPresent(row -> copy(row.name(), "list.copied", row.name()))),
                UiAction.always(
                        screen + ".copy-json",
                        "list.action.copy-json",
                        "Shift+C",
                        () -> chosen.get()
                                .ifPresent(row -> copy(Json.text(row.content()), "list.copied.json", row.name()))));
    }

    private void copy(String text, String told, String name) {
        Clip.copy(text);
        navigator.toast(strings.get(told, name), Optional.empty());
    }
}
