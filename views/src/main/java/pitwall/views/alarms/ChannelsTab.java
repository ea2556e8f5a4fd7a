package pitwall.views.alarms;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.util.Subscription;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;

/// The part of the screen about those who are told outside, and the files of rules that name them. FX thread.
final class ChannelsTab {
    private static final int NEWEST = 100;

    private final Asked<ChannelEntry> channels;
    private final Asked<DeliveryEntry> deliveries;
    private final ChannelSaving saving;
    private final AlertsFiles files;
    private final ChannelsPane pane;

    /// @param rulesChanged is called after rules were taken over from a file
    ChannelsTab(
            AlarmsParts parts,
            Surroundings surroundings,
            ActSheet sheet,
            Supplier<Instant> now,
            Supplier<String> nothingCached,
            Runnable rulesChanged) {
        Strings strings = surroundings.strings();
        channels =
                new Asked<>(parts.desk().channels()::channels, strings.get("alarms.channels.failed"), parts.fxThread());
        deliveries = new Asked<>(
                () -> parts.desk().channels().deliveries(null, NEWEST),
                strings.get("alarms.deliveries.failed"),
                parts.fxThread());
        saving = new ChannelSaving(parts, surroundings, this::ask);
        files = new AlertsFiles(parts, surroundings, sheet, () -> {
            rulesChanged.run();
            ask();
        });
        pane = new ChannelsPane(
                channels,
                deliveries,
                saving,
                () -> new ChannelTrial(parts.desk().channels(), parts.fxThread(), strings),
                strings,
                now,
                nothingCached);
    }

    ChannelsPane node() {
        return pane;
    }

    /// Has somebody choose a file of rules.
    void chooseFile() {
        files.choose(pane.getScene() == null ? null : pane.getScene().getWindow());
    }

    /// Takes the rules of a file over, after a question.
    void take(Path file) {
        files.take(file);
    }

    /// Asks for both lists anew.
    void ask() {
        channels.ask();
        deliveries.ask();
    }

    /// @param show shows this part of the screen
    List<UiAction> actions(Runnable show) {
        UiAction create = new UiAction(
                "alarms.channel.create",
                "alarms.channels.create",
                "",
                UiAction.Danger.D0,
                saving.reasonProperty(),
                () -> {
                    show.run();
                    pane.create();
                });
        UiAction take = new UiAction(
                "alarms.import", "alarms.import", "", UiAction.Danger.D2, files.reasonProperty(), this::chooseFile);
        return List.of(create, take);
    }

    List<ActionTrouble> troubles() {
        return Stream.concat(saving.troubles().stream(), files.troubles().stream())
                .toList();
    }

    /// Tells when something else is wrong than before.
    Subscription onTrouble(Runnable told) {
        return Subscription.combine(
                saving.troubleProperty().subscribe(_ -> told.run()),
                files.troubleProperty().subscribe(_ -> told.run()),
                files.refusalProperty().subscribe(_ -> told.run()));
    }

    void dismiss() {
        saving.dismiss();
        files.dismiss();
    }

    /// What is being written.
    Optional<ChannelForm> form() {
        return pane.form();
    }
}
