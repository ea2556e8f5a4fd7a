/// The border between the fleet's threads and the FX thread. Only this package knows `Platform`.
@NullMarked
package pitwall.views.fx;

import org.jspecify.annotations.NullMarked;
