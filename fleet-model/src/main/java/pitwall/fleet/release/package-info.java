/// What can be installed on a car: releases, the artifacts behind them, and which of two versions is newer.
@NullMarked
package pitwall.fleet.release;

import org.jspecify.annotations.NullMarked;
