package pitwall.views.ports;

import pitwall.views.bell.AlarmDesk;
import pitwall.views.notes.LocalNotes;
import pitwall.views.pins.OfflinePins;
import pitwall.views.preferences.PreferenceStore;
import pitwall.views.trail.TrailAlarms;
import pitwall.views.tray.Tray;

/// All ports of the console, as one value for its composition root.
public record ConsolePorts(
        Connections connections,
        LinkControl link,
        OfflineData offlineData,
        PreferenceStore preferences,
        Secrets secrets,
        TrailAlarms trailAlarms,
        Approvals approvals,
        AlarmDesk alarms,
        PastPorts past,
        OfflinePins pins,
        LocalNotes notes,
        Upkeep upkeep,
        Pages pages,
        FileChoice files,
        Tray tray) {}
