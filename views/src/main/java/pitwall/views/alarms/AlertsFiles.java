package pitwall.views.alarms;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ChannelAct;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// Takes the rules of an `alerts.yaml` over: reads it off the FX thread, has the server say what it would change, and
/// asks. FX thread.
final class AlertsFiles {
    private static final int MOST_BYTES = 256 * 1024;

    private final AlarmsParts parts;
    private final Strings strings;
    private final ActSheet sheet;
    private final Runnable changed;
    private final CommandRunner runner;
    private final Permission rules;
    private final Permission channels;
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param changed is called once the rules are others
    AlertsFiles(AlarmsParts parts, Surroundings surroundings, ActSheet sheet, Runnable changed) {
        this.parts = parts;
        this.strings = surroundings.strings();
        this.sheet = sheet;
        this.changed = changed;
        this.runner = new CommandRunner(parts.desk().commands(), parts.fxThread(), surroundings.navigator(), strings);
        this.rules = new Permission(Capability.ALARM_RULES, parts.fleet(), strings);
        this.channels = new Permission(Capability.CHANNELS_MANAGE, parts.fleet(), strings);
    }

    /// Why no file can be taken over now.
    ReadOnlyObjectProperty<Optional<String>> reasonProperty() {
        return rules.reasonProperty();
    }

    void choose(@Nullable Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("alarms.import.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(strings.get("alarms.import.kind"), "*.yaml", "*.yml"));
        File file = chooser.showOpenDialog(owner);
        if (file != null) {
            take(file.toPath());
        }
    }

    /// Looks at a file, and asks.
    void take(Path file) {
        dismiss();
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> read(file), parts.background())
                .thenAcceptAsync(
                        text -> text.ifPresentOrElse(
                                this::preview, () -> fail(strings.get("alarms.import.no-file", MOST_BYTES / 1024))),
                        parts.fxThread());
    }

    private static Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : text(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] bytes) throws CharacterCodingException {
        return Optional.of(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString());
    }

    private void preview(String text) {
        CompletableFuture<?> unused = parts.desk()
                .channels()
                .preview(text)
                .thenAccept(answer -> parts.fxThread().execute(() -> heard(text, answer)));
    }

    private void heard(String text, Answer<AlertsAdopted> answer) {
        switch (answer) {
            case Answer.Given<AlertsAdopted>(AlertsAdopted adopted) -> ask(text, adopted);
            case Answer.Remembered<AlertsAdopted> _, Answer.Unanswered<AlertsAdopted> _ ->
                fail(strings.get("alarms.import.unanswered"));
            case Answer.Refused<AlertsAdopted>(var _, var _, String said, String correlation) ->
                trouble.set(Optional.of(
                        new ActionTrouble(strings.get("alarms.import.failed"), said, Optional.of(correlation))));
        }
    }

    private void ask(String text, AlertsAdopted adopted) {
        List<Node> body = new ArrayList<>();
        lines(adopted).forEach(line -> body.add(wrapped(line)));
        Stream.concat(against(adopted).stream(), SheetNotes.of(parts.fleet().frame(), strings).stream())
                .forEach(note -> body.add(new InlineMessage(strings, InlineMessage.Severity.WARNING, note, "")));
        sheet.open(new ActSheet.Question(
                strings.get("alarms.import.title"),
                strings.get("alarms.import.verb"),
                body,
                body.getFirst(),
                () -> against(adopted).isEmpty(),
                () -> runner.run(
                        new FleetCommand.OnChannels(new ChannelAct.ImportAlerts(text)),
                        strings.get("alarms.import.done"),
                        strings.get("alarms.import.failed"),
                        _ -> changed.run())));
    }

    /// What the file would change, in words.
    List<String> lines(AlertsAdopted adopted) {
        List<String> lines = new ArrayList<>();
        note(lines, "added", adopted.added());
        note(lines, "changed", adopted.changed());
        note(lines, "unchanged", adopted.unchanged());
        note(lines, "channels", adopted.newChannels());
        note(lines, "unknown", adopted.unknownChannels());
        lines.add(strings.get("alarms.import.others"));
        return lines;
    }

    private void note(List<String> lines, String key, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(strings.get("alarms.import." + key, names.size(), String.join(", ", names)));
        }
    }

    /// Why it cannot be taken over as it is.
    private Optional<String> against(AlertsAdopted adopted) {
        Optional<String> more = adopted.newChannels().isEmpty()
                ? Optional.empty()
                : channels.reasonProperty().get();
        boolean nothing = adopted.added().isEmpty() && adopted.changed().isEmpty();
        return reasonProperty()
                .get()
                .or(() -> more)
                .or(() -> nothing ? Optional.of(strings.get("alarms.import.nothing")) : Optional.empty());
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setFocusTraversable(true);
        return label;
    }

    private void fail(String why) {
        trouble.set(Optional.of(new ActionTrouble(strings.get("alarms.import.failed"), why, Optional.empty())));
    }

    List<ActionTrouble> troubles() {
        return Stream.concat(trouble.get().stream(), runner.troubleProperty().get().stream())
                .toList();
    }

    /// Changes with what is wrong.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> refusalProperty() {
        return runner.troubleProperty();
    }

    void dismiss() {
        trouble.set(Optional.empty());
        runner.dismissTrouble();
    }
}
