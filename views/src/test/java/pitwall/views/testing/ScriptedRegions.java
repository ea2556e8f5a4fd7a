package pitwall.views.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetRegions;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineReader;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;
import pitwall.protocol.rest.RegionEntry;
import pitwall.protocol.rest.RegionList;

/// Regions in memory, answered and changed at once.
public final class ScriptedRegions implements FleetRegions, Commands {
    private static final Instant CHANGED = Instant.parse("2026-11-21T09:00:00Z");

    private final TreeMap<String, RegionEntry> regions = new TreeMap<>();
    private final List<FleetCommand> sent = new ArrayList<>();
    private CommandOutcome.@Nullable Reason refusal;
    private @Nullable Instant remembered;
    private boolean silent;
    private long revision;

    /// A region whose outline goes round a place.
    ///
    /// @param radius degrees
    public static Region around(String name, String title, double latitude, double longitude, double radius) {
        List<double[]> ring = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            double angle = 2 * Math.PI * (i % 12) / 12;
            double far = radius * (i % 2 == 0 ? 1 : 0.85);
            ring.add(new double[] {longitude + 1.5 * far * Math.cos(angle), latitude + far * Math.sin(angle)});
        }
        return new Region(name, title, Assignment.BY_NAME, outline(ring));
    }

    private static Outline outline(List<double[]> ring) {
        return ((OutlineReading.Good) OutlineReader.read(List.of(List.of(ring)))).outline();
    }

    /// The four regions of sample cars.
    public void giveSamples() {
        put(around("munich", "Munich", 48.14, 11.58, 0.35));
        put(around("berlin", "Berlin", 52.52, 13.4, 0.4));
        put(around("hamburg", "Hamburg", 53.55, 10.0, 0.3));
        put(around("cologne", "Cologne", 50.94, 6.96, 0.3));
    }

    public void put(Region region) {
        RegionEntry before = regions.get(region.name());
        revision++;
        regions.put(region.name(), RegionEntry.of(region, before == null ? 1 : before.revision() + 1, "ada", CHANGED));
    }

    /// From now on commands are refused.
    public void refuse(CommandOutcome.Reason reason) {
        refusal = reason;
    }

    /// From now on the list is what somebody remembers.
    public void remember(Instant asOf) {
        remembered = asOf;
    }

    /// From now on nobody answers.
    public void fallSilent() {
        silent = true;
    }

    /// What was asked for.
    public List<FleetCommand> sent() {
        return List.copyOf(sent);
    }

    @Override
    public CompletableFuture<Answer<RegionList>> list() {
        RegionList list = new RegionList(revision, Long.toString(revision), List.copyOf(regions.values()));
        Instant asOf = remembered;
        return CompletableFuture.completedFuture(
                silent
                        ? new Answer.Unanswered<>()
                        : asOf == null ? new Answer.Given<>(list) : new Answer.Remembered<>(list, asOf));
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        sent.add(command);
        CommandOutcome.Reason reason = refusal;
        if (reason != null) {
            return CompletableFuture.completedFuture(new CommandOutcome.Refused(reason));
        }
        switch (command) {
            case FleetCommand.SaveRegion(Region region, var _) -> put(region);
            case FleetCommand.ImportRegions(List<Region> all, var _) -> all.forEach(this::put);
            case FleetCommand.DeleteRegion(String name, var _) -> {
                revision++;
                regions.remove(name);
            }
            default -> throw new IllegalArgumentException("not about regions: " + command);
        }
        return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(0, sent.size())));
    }
}
