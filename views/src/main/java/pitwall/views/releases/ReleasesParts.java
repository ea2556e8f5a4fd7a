package pitwall.views.releases;

import java.util.concurrent.Executor;
import pitwall.client.ReleaseUploads;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.fx.FleetModel;

/// What the Releases screen needs from the program around it.
///
/// @param fxThread runs something on the FX thread
public record ReleasesParts(FleetModel fleet, ReleaseCatalog catalog, ReleaseUploads uploads, Executor fxThread) {}
