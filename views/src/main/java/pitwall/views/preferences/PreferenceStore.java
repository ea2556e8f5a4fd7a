package pitwall.views.preferences;

/// Where the user's choices survive a restart. Called on the FX thread.
public interface PreferenceStore {
    /// The stored choices, or the shipped ones where nothing (readable) is stored.
    Preferences load();

    /// Stores the choices; writing happens later on a thread of the store, the last call wins. Trouble is logged: a
    /// preference is never worth a dialog.
    void save(Preferences preferences);
}
