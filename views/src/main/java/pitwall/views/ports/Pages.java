package pitwall.views.ports;

import java.net.URI;

/// Shows pages of the web in whatever this computer has for them. Called on the FX thread; never blocks. Where there is
/// nothing for them, nothing happens.
public interface Pages {
    /// Shows none.
    Pages NONE = _ -> {};

    /// @param address with `http` or `https` and a host, nothing else
    void open(URI address);
}
