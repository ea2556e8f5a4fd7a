package pitwall.views.cars;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.client.CarFiles;
import pitwall.client.Commands;
import pitwall.client.Rollouts;
import pitwall.views.cars.act.ExportNotes;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.fx.FleetModel;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.PinMemory;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Themes;

/// What the Cars screen needs from the program around it.
///
/// @param files what the server knows of cars beyond the picture
/// @param rollouts looks ahead at what a rollout would do
/// @param memory where saved views are kept
/// @param exports tells the server's audit trail of exports
/// @param background runs the passes over the fleet, for example a virtual thread each
/// @param fxThread runs something on the FX thread
/// @param remembered how the offline cache is doing
/// @param linked query and selection, shared with the map
/// @param pins what is kept at hand without a connection
public record CarsParts(
        FleetModel fleet,
        Commands commands,
        CarFiles files,
        Rollouts rollouts,
        ViewMemory memory,
        ExportNotes exports,
        Themes themes,
        Executor background,
        Executor fxThread,
        InstantSource clock,
        Supplier<OfflineStatus> remembered,
        LinkedCars linked,
        OfflinePins pins) {
    /// A screen that shares its query, its selection and its pins with no other.
    public CarsParts(
            FleetModel fleet,
            Commands commands,
            CarFiles files,
            Rollouts rollouts,
            ViewMemory memory,
            ExportNotes exports,
            Themes themes,
            Executor background,
            Executor fxThread,
            InstantSource clock,
            Supplier<OfflineStatus> remembered) {
        this(
                fleet,
                commands,
                files,
                rollouts,
                memory,
                exports,
                themes,
                background,
                fxThread,
                clock,
                remembered,
                new LinkedCars(),
                new OfflinePins(fleet, files, PinMemory.NONE, background, fxThread));
    }
}
