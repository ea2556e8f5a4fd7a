package pitwall.views.settings;

import java.util.concurrent.Executor;
import pitwall.views.fx.FleetModel;
import pitwall.views.keys.KeyMap;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.preferences.PreferencesModel;

/// What the settings show and change.
///
/// @param fxThread runs what answers from elsewhere lead to
public record SettingsParts(
        FleetModel fleet, ConsolePorts ports, PreferencesModel preferences, KeyMap keys, Executor fxThread) {}
