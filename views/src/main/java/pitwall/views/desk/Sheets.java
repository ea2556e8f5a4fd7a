package pitwall.views.desk;

import pitwall.views.kit.Confirmation;

/// Asks the user to confirm what is not reversible. FX thread.
public interface Sheets {
    /// Opens a sheet over the window; `confirmed` runs once, if the user confirms.
    void ask(Confirmation confirmation, Runnable confirmed);
}
