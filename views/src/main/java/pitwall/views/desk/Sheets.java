package pitwall.views.desk;

import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;

/// Asks the user to confirm what is not reversible. FX thread.
public interface Sheets {
    /// Opens a sheet over the window; `confirmed` runs once, if the user confirms.
    OpenSheet ask(Confirmation confirmation, Runnable confirmed);
}
