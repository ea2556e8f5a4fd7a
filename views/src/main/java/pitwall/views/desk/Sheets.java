package pitwall.views.desk;

import java.util.function.Consumer;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;

/// Asks the user to confirm what is not reversible. FX thread.
public interface Sheets {
    /// Opens a sheet over the window; `confirmed` runs once, if the user confirms.
    default OpenSheet ask(Confirmation confirmation, Runnable confirmed) {
        return ask(confirmation, _ -> confirmed.run());
    }

    /// As [#ask(Confirmation, Runnable)], with the reason the user gave; empty where none was asked for.
    OpenSheet ask(Confirmation confirmation, Consumer<String> confirmed);
}
