package pitwall.views.cars.region;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetRegions;
import pitwall.fleet.region.Region;
import pitwall.protocol.rest.RegionEntry;
import pitwall.protocol.rest.RegionList;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.RefusalWords;
import pitwall.views.kit.Strings;

/// The regions of the map and of the list beside it, and what a person does to them. Asks the server when it is shown,
/// every half minute and after each change; while the server cannot be asked what is remembered stays. FX thread; needs
/// no toolkit.
public final class RegionsViewModel {
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    /// While nobody answered yet: a console asks before it is signed in.
    private static final Duration AT_FIRST = Duration.ofSeconds(2);

    private final FleetRegions regions;
    private final Commands commands;
    private final Executor fxThread;
    private final InstantSource clock;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<RegionsState> state = new ReadOnlyObjectWrapper<>(new RegionsState.Unknown());
    private final ReadOnlyObjectWrapper<List<RegionLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Boolean> running = new ReadOnlyObjectWrapper<>(false);
    private Map<String, RegionShape> shapes = Map.of();
    private Map<String, RegionTally> tallies = Map.of();
    private Instant next = Instant.MIN;
    private String whose = "";
    private boolean asking;

    public RegionsViewModel(
            FleetRegions regions, Commands commands, Executor fxThread, InstantSource clock, Strings strings) {
        this.regions = regions;
        this.commands = commands;
        this.fxThread = fxThread;
        this.clock = clock;
        this.strings = strings;
    }

    /// Says whose regions are meant: what another server or person said is forgotten.
    ///
    /// @param session names the server and the person
    public void use(String session) {
        if (!session.equals(whose)) {
            whose = session;
            shapes = Map.of();
            state.set(new RegionsState.Unknown());
            trouble.set(Optional.empty());
            next = Instant.MIN;
            arrange();
        }
    }

    /// Called a few times a second while the map is shown.
    public void tick() {
        if (!asking && !clock.instant().isBefore(next)) {
            ask();
        }
    }

    /// Asks the server now.
    public void ask() {
        asking = true;
        next = clock.instant().plus(state.get() instanceof RegionsState.Unknown ? AT_FIRST : BETWEEN);
        String asked = whose;
        CompletableFuture<?> unused = regions.list()
                .thenAcceptAsync(
                        answer -> {
                            asking = false;
                            if (asked.equals(whose)) {
                                heard(answer);
                            }
                        },
                        fxThread);
    }

    private void heard(Answer<RegionList> answer) {
        switch (answer) {
            case Answer.Given<RegionList>(RegionList list) -> know(list, null);
            case Answer.Remembered<RegionList>(RegionList list, Instant asOf) -> know(list, asOf);
            case Answer.Refused<RegionList> refused ->
                state.set(new RegionsState.Refused(refused.sentence(), refused.correlation()));
            case Answer.Unanswered<RegionList> _ -> {}
        }
    }

    private void know(RegionList list, @Nullable Instant asOf) {
        RegionsState.Known known = new RegionsState.Known(list.revision(), list.regions(), asOf);
        if (!known.equals(state.get())) {
            Map<String, RegionShape> drawn = new HashMap<>();
            for (RegionEntry entry : list.regions()) {
                region(entry).flatMap(RegionShape::of).ifPresent(shape -> drawn.put(entry.name(), shape));
            }
            shapes = drawn;
            state.set(known);
            next = clock.instant().plus(BETWEEN);
            arrange();
        }
    }

    /// A server that is newer than this program may know outlines that this program does not; such a region has none.
    static Optional<Region> region(RegionEntry entry) {
        try {
            return Optional.of(entry.region());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Takes what is in the regions now.
    public void count(Map<String, RegionTally> counted) {
        if (!counted.equals(tallies)) {
            tallies = Map.copyOf(counted);
            arrange();
        }
    }

    /// Every region that is written down or has cars, the most urgent first.
    private void arrange() {
        Map<String, RegionEntry> entries = new HashMap<>();
        if (state.get() instanceof RegionsState.Known known) {
            known.regions().forEach(entry -> entries.put(entry.name(), entry));
        }
        List<RegionLine> all = new ArrayList<>();
        entries.values()
                .forEach(entry -> all.add(new RegionLine(
                        entry.name(),
                        Optional.of(entry),
                        Optional.ofNullable(shapes.get(entry.name())),
                        tallies.getOrDefault(entry.name(), RegionTally.NONE))));
        tallies.forEach((name, tally) -> {
            if (!entries.containsKey(name)) {
                all.add(new RegionLine(name, Optional.empty(), Optional.empty(), tally));
            }
        });
        all.sort(Comparator.<RegionLine>comparingInt(line -> line.tally().severity())
                .thenComparing(
                        Comparator.<RegionLine>comparingInt(line -> line.tally().problems())
                                .reversed())
                .thenComparing(
                        Comparator.<RegionLine>comparingInt(line -> line.tally().cars())
                                .reversed())
                .thenComparing(RegionLine::name));
        if (!all.equals(lines.get())) {
            lines.set(List.copyOf(all));
        }
    }

    /// How many cars belong to regions, of those that are asked for.
    int cars(List<Region> some) {
        return lines.get().stream()
                .filter(line -> some.stream().anyMatch(region -> region.name().equals(line.name())))
                .mapToInt(line -> line.tally().cars())
                .sum();
    }

    /// The smallest region at a place of the world.
    public Optional<RegionLine> at(double worldX, double worldY) {
        return lines.get().stream()
                .filter(line -> line.shape()
                        .filter(shape -> shape.holds(worldX, worldY))
                        .isPresent())
                .min(Comparator.comparingDouble(
                        line -> line.shape().map(RegionShape::area).orElse(0.0)));
    }

    /// Writes one region down.
    ///
    /// @param revision the one that was seen; absent for a new region
    void save(Region region, @Nullable Long revision) {
        submit(new FleetCommand.SaveRegion(region, revision), strings.get("region.failed.save", region.title()));
    }

    void importAll(List<Region> all) {
        if (state.get() instanceof RegionsState.Known known) {
            submit(new FleetCommand.ImportRegions(all, known.revision()), strings.get("region.failed.import"));
        }
    }

    void forget(RegionEntry entry) {
        submit(
                new FleetCommand.DeleteRegion(entry.name(), entry.revision()),
                strings.get("region.failed.delete", entry.title()));
    }

    /// What comes of it is read from the list, not from the reply.
    private void submit(FleetCommand command, String failed) {
        trouble.set(Optional.empty());
        running.set(true);
        CompletableFuture<?> unused =
                commands.submit(command).thenAcceptAsync(outcome -> ended(outcome, failed), fxThread);
    }

    private void ended(CommandOutcome outcome, String failed) {
        running.set(false);
        switch (outcome) {
            case CommandOutcome.Accepted _ -> {}
            case CommandOutcome.Refused(var reason) ->
                trouble.set(Optional.of(new ActionTrouble(
                        failed,
                        RefusalWords.sentence(reason, strings),
                        reason instanceof CommandOutcome.Reason.ByServer server
                                ? Optional.of(server.correlation())
                                : Optional.empty())));
            case CommandOutcome.Unconfirmed(var id) ->
                trouble.set(Optional.of(
                        new ActionTrouble(failed, strings.get("act.unconfirmed"), Optional.of(id.toString()))));
        }
        ask();
    }

    /// Tells what is wrong without the server.
    void fail(String title, String detail) {
        trouble.set(Optional.of(new ActionTrouble(title, detail, Optional.empty())));
    }

    void dismissTrouble() {
        trouble.set(Optional.empty());
    }

    public ReadOnlyObjectProperty<RegionsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The most urgent first.
    public ReadOnlyObjectProperty<List<RegionLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> runningProperty() {
        return running.getReadOnlyProperty();
    }
}
