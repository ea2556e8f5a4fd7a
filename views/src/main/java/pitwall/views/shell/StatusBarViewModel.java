package pitwall.views.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.Gap;
import pitwall.views.desk.CacheText;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineData;
import pitwall.views.ports.OfflineStatus;

/// The right half of the status bar: running tasks, cache, sequence, and what changed while offline. FX thread.
final class StatusBarViewModel {
    private final FleetModel fleet;
    private final OfflineData offlineData;
    private final ActivityLog activity;
    private final Strings strings;
    private final Formats formats;
    private final ReadOnlyStringWrapper tasks = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper activityCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cache = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sequence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cacheTip = new ReadOnlyStringWrapper("");
    private final ClockText clockText;
    private final CacheText cacheText;
    private final MissedOffer missed;
    private @Nullable Gap told;

    StatusBarViewModel(FleetModel fleet, OfflineData offlineData, ActivityLog activity, Strings strings) {
        this.fleet = fleet;
        this.offlineData = offlineData;
        this.activity = activity;
        this.strings = strings;
        this.formats = strings.formats();
        this.clockText = new ClockText(strings);
        this.cacheText = new CacheText(strings);
        this.missed = new MissedOffer(fleet.live(), strings);
    }

    Subscription follow() {
        return Subscription.combine(
                fleet.frameProperty().subscribe(this::onFrame),
                fleet.serverNowProperty().subscribe(ignored -> updateCache()),
                missed.follow(),
                activity.running().subscribe(ignored -> updateActivity()),
                activity.entries().subscribe(this::updateActivity));
    }

    /// The offer to show what changed while there was no connection.
    MissedOffer missed() {
        return missed;
    }

    private void onFrame(FleetFrame frame) {
        sequence.set(
                frame.epoch() == null ? "" : strings.get("shell.status.sequence", formats.exact(frame.sequence())));
        clock.set(clockText.estimate(frame).orElse(""));
        Gap gap = frame.link().gap();
        if (gap != null && !gap.equals(told)) {
            told = gap;
            tell(gap, frame);
        }
    }

    /// The picture is whole again, but what happened in between was never here: that is said, not passed over.
    private void tell(Gap gap, FleetFrame frame) {
        String from = formats.utc(gap.from());
        String to = formats.utc(gap.to());
        activity.done(strings.get("shell.activity.gap", from, to));
        missed.tell(gap, frame);
    }

    private void updateActivity() {
        tasks.set(tasks(activity.running().get()));
        int count = activity.entries().size();
        activityCount.set(strings.get("shell.status.activity", count));
    }

    /// How many run; with the progress where it is one that can be counted.
    private String tasks(List<ActivityEntry> running) {
        if (running.isEmpty()) {
            return "";
        }
        ActivityEntry only = running.getFirst();
        return running.size() == 1 && only.of() > 0
                ? strings.get("shell.status.task.progress", only.done(), only.of())
                : strings.plural("shell.status.tasks", running.size());
    }

    private void updateCache() {
        OfflineStatus status = offlineData.status();
        cache.set(cacheText.line(status));
        cacheTip.set(cacheText.story(status).orElseGet(() -> strings.get("mode.cached")));
    }

    ReadOnlyStringProperty tasksProperty() {
        return tasks.getReadOnlyProperty();
    }

    ReadOnlyStringProperty activityProperty() {
        return activityCount.getReadOnlyProperty();
    }

    ReadOnlyStringProperty cacheProperty() {
        return cache.getReadOnlyProperty();
    }

    /// What the cache's few words mean, and where a file that was set aside lies.
    ReadOnlyStringProperty cacheTipProperty() {
        return cacheTip.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sequenceProperty() {
        return sequence.getReadOnlyProperty();
    }

    /// That the server's time is an estimate; empty while it is measured.
    ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }
}
