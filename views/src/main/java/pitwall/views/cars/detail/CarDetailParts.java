package pitwall.views.cars.detail;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.client.CarFiles;
import pitwall.client.Commands;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.fx.FleetModel;
import pitwall.views.notes.LocalNotes;
import pitwall.views.pins.OfflinePins;
import pitwall.views.ports.OfflineStatus;

/// What the screens about single cars need from the program around them.
///
/// @param files what the server knows of a car beyond the picture
/// @param fxThread runs something on the FX thread
/// @param remembered how the offline cache is doing
/// @param cases makes case files; empty where the car itself comes from one
/// @param pins what is kept at hand without a connection; empty where the car comes from a case file
/// @param notes words on their way to the server; empty where the car comes from a case file
/// @param alarms where alarms are acknowledged; empty where the car comes from a case file
public record CarDetailParts(
        FleetModel fleet,
        CarFiles files,
        Commands commands,
        Executor fxThread,
        Supplier<OfflineStatus> remembered,
        Optional<CaseTools> cases,
        Optional<OfflinePins> pins,
        Optional<LocalNotes> notes,
        Optional<AlarmDesk> alarms) {}
