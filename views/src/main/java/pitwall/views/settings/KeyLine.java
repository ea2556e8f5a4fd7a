package pitwall.views.settings;

import pitwall.views.desk.UiAction;

/// One action with the key in force.
///
/// @param where the screen it acts on, or that it acts everywhere
/// @param key as shown to people; empty for none
/// @param changed true where the key is the user's own
record KeyLine(UiAction action, String where, String title, String key, boolean changed) {}
