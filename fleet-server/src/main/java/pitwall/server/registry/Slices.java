package pitwall.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.LogLine;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.AuditNews;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.live.RolloutChange;

/// Cuts the changes of one commit into batches that fit a frame each. A car that wrote more lines than fit
/// goes on in the next batch, so that no batch holds two changes of one car.
final class Slices {
    private final List<Changes> slices = new ArrayList<>();
    private List<CarChange> cars = new ArrayList<>();
    private List<RolloutChange> rollouts = new ArrayList<>();
    private List<AuditNews.Added> entries = new ArrayList<>();
    private List<AlarmView> alarms = new ArrayList<>();
    private @Nullable AlarmLoad load;
    private @Nullable SignedHead head;
    private int weight;

    static List<Changes> of(Changes changes) {
        Slices slices = new Slices();
        changes.cars().forEach(slices::add);
        changes.rollouts().forEach(slices::add);
        slices.add(changes.audit());
        slices.add(changes.alarms());
        slices.cut();
        return slices.slices;
    }

    private void add(CarChange change) {
        if (change.weight() <= Changes.FRAME_WEIGHT) {
            put(change);
            return;
        }
        put(new CarChange(
                change.id(), change.after(), change.parts(), List.of(), change.causes(), change.update(), List.of()));
        List<LogLine> lines = new ArrayList<>();
        for (LogLine line : change.logs()) {
            lines.add(line);
            if (more(change, lines, List.of()).weight() > Changes.FRAME_WEIGHT / 2) {
                cut();
                put(more(change, lines, List.of()));
                lines.clear();
            }
        }
        cut();
        if (!lines.isEmpty() || !change.news().isEmpty()) {
            put(more(change, lines, change.news()));
        }
    }

    private static CarChange more(CarChange change, List<LogLine> lines, List<FleetEvent.News> news) {
        return new CarChange(change.id(), change.after(), Set.of(), lines, List.of(), change.update(), news);
    }

    private void put(CarChange change) {
        makeRoom(change.weight());
        cars.add(change);
    }

    private void add(RolloutChange change) {
        makeRoom(change.weight());
        rollouts.add(change);
    }

    private void add(AuditNews news) {
        for (AuditNews.Added entry : news.entries()) {
            makeRoom(entry.weight());
            entries.add(entry);
        }
        if (news.head() != null) {
            makeRoom(AuditNews.HEAD_WEIGHT);
            head = news.head();
        }
    }

    private void add(AlarmNews news) {
        for (AlarmView alarm : news.changed()) {
            makeRoom(AlarmNews.weight(alarm));
            alarms.add(alarm);
        }
        if (news.load() != null) {
            makeRoom(AlarmNews.LOAD_WEIGHT);
            load = news.load();
        }
    }

    private void makeRoom(int own) {
        if (weight + own > Changes.FRAME_WEIGHT) {
            cut();
        }
        weight += own;
    }

    private void cut() {
        Changes slice = new Changes(cars, rollouts, new AuditNews(entries, head), new AlarmNews(alarms, load));
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        cars = new ArrayList<>();
        rollouts = new ArrayList<>();
        entries = new ArrayList<>();
        alarms = new ArrayList<>();
        load = null;
        head = null;
        weight = 0;
    }
}
