package pitwall.views.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import pitwall.client.update.UpdateFile;
import pitwall.client.update.UpdateNews;
import pitwall.protocol.program.ProgramFile;
import pitwall.views.desk.RunningTask;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;
import pitwall.views.ports.GivenSetting;
import pitwall.views.ports.UpdateSource;
import pitwall.views.ports.Upkeep;

/// Newer versions of the console, and what is said about it outside its window. Nothing is asked before somebody
/// presses the button or wants it daily, and nothing is installed. FX thread.
final class UpdatesViewModel {
    /// Progress is told in percent.
    private static final int PARTS = 100;

    private final Upkeep upkeep;
    private final Surroundings around;
    private final Strings strings;
    private final Executor fxThread;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final BooleanProperty daily = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.idle(""));
    private boolean fetching;

    /// What is known, in words.
    ///
    /// @param busy true while something is asked or fetched
    /// @param file the package that can be fetched; empty where there is none
    /// @param bad true where something is not believed or did not work
    record State(
            String sentence, String notes, boolean busy, boolean cancellable, Optional<ProgramFile> file, boolean bad) {
        static State idle(String sentence) {
            return new State(sentence, "", false, false, Optional.empty(), false);
        }

        static State bad(String sentence, Optional<ProgramFile> file) {
            return new State(sentence, "", false, false, file, true);
        }
    }

    UpdatesViewModel(Upkeep upkeep, Surroundings around, Executor fxThread) {
        this.upkeep = upkeep;
        this.around = around;
        this.strings = around.strings();
        this.fxThread = fxThread;
        upkeep.source().ifPresent(source -> {
            address.set(source.address());
            key.set(source.key());
            daily.set(source.daily());
        });
        state.set(State.idle(
                strings.get(upkeep.source().isPresent() ? "settings.updates.ready" : "settings.updates.off")));
    }

    String version() {
        return strings.get("settings.updates.version", upkeep.version());
    }

    /// True where the administrator says where to look.
    boolean isFixed() {
        return upkeep.given().stream()
                .anyMatch(setting -> setting.topic() == GivenSetting.Topic.UPDATES && setting.byAdministrator());
    }

    /// What is said outside the window, in words.
    List<String> given() {
        return upkeep.given().stream()
                .map(setting -> strings.get(
                        setting.byAdministrator() ? "settings.given.administrator" : "settings.given.own",
                        strings.get("settings.given." + setting.topic().name(), setting.value())))
                .toList();
    }

    /// Keeps what the fields say; both empty turns the looking off.
    void save() {
        String where = address.get().strip();
        String vouching = key.get().strip().toLowerCase(Locale.ROOT);
        Optional<UpdateSource> source = where.isEmpty() && vouching.isEmpty()
                ? Optional.empty()
                : Optional.of(new UpdateSource(where, vouching, daily.get()));
        if (upkeep.use(source)) {
            state.set(State.idle(strings.get(source.isPresent() ? "settings.updates.ready" : "settings.updates.off")));
        } else {
            state.set(State.bad(strings.get("settings.updates.unusable"), Optional.empty()));
        }
    }

    boolean canLook() {
        return upkeep.source().isPresent();
    }

    void look() {
        state.set(new State(strings.get("settings.updates.looking"), "", true, false, Optional.empty(), false));
        CompletableFuture<?> unused = upkeep.look()
                .exceptionally(failure -> new UpdateNews.Unreachable(String.valueOf(failure.getMessage())))
                .thenAccept(news -> fxThread.execute(() -> state.set(words(news))));
    }

    void fetch() {
        ProgramFile file = state.get().file().orElseThrow();
        long whole = file.artifact().length();
        String sentence = strings.get("settings.updates.fetching", file.name());
        state.set(new State(sentence, "", true, true, Optional.empty(), false));
        fetching = true;
        RunningTask task = around.navigator().begin(sentence, Optional.of(this::cancel));
        CompletableFuture<?> unused = upkeep.fetch(
                        file, done -> fxThread.execute(() -> progress(task, file, done, whole)))
                .exceptionally(failure -> new UpdateFile.Failed(String.valueOf(failure.getMessage())))
                .thenAccept(outcome -> fxThread.execute(() -> fetched(task, file, outcome)));
    }

    void cancel() {
        upkeep.cancel();
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty keyProperty() {
        return key;
    }

    BooleanProperty dailyProperty() {
        return daily;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private void progress(RunningTask task, ProgramFile file, long done, long whole) {
        if (fetching) {
            task.progress((int) (done * PARTS / whole), PARTS);
            String sentence = strings.get(
                    "settings.updates.fetched-so-far",
                    file.name(),
                    around.formats().bytes(done),
                    around.formats().bytes(whole));
            state.set(new State(sentence, "", true, true, Optional.empty(), false));
        }
    }

    private void fetched(RunningTask task, ProgramFile file, UpdateFile outcome) {
        fetching = false;
        State after = switch (outcome) {
            case UpdateFile.Fetched(var path) -> State.idle(strings.get("settings.updates.fetched", path.toString()));
            case UpdateFile.Distrusted(var why) ->
                State.bad(strings.get("settings.updates.distrust." + why.name()), Optional.of(file));
            case UpdateFile.Failed(var why) ->
                State.bad(strings.get("settings.updates.failed", why), Optional.of(file));
            case UpdateFile.Cancelled() ->
                new State(strings.get("settings.updates.cancelled"), "", false, false, Optional.of(file), false);
        };
        task.end(
                switch (outcome) {
                    case UpdateFile.Fetched _ -> RunningTask.End.DONE;
                    case UpdateFile.Cancelled _ -> RunningTask.End.CANCELLED;
                    case UpdateFile.Distrusted _, UpdateFile.Failed _ -> RunningTask.End.FAILED;
                });
        state.set(after);
    }

    private State words(UpdateNews news) {
        return switch (news) {
            case UpdateNews.Current(var newest) -> State.idle(strings.get("settings.updates.current", newest));
            case UpdateNews.Available(var version, var notes, var file) ->
                new State(
                        file.map(each -> strings.get(
                                        "settings.updates.available",
                                        version,
                                        around.formats().bytes(each.artifact().length())))
                                .orElseGet(() -> strings.get("settings.updates.available.elsewhere", version)),
                        notes,
                        false,
                        false,
                        file,
                        false);
            case UpdateNews.Distrusted(var why) ->
                State.bad(strings.get("settings.updates.distrust." + why.name()), Optional.empty());
            case UpdateNews.Unreachable(var why) ->
                State.bad(strings.get("settings.updates.unreachable", why), Optional.empty());
        };
    }
}
