/// Tries rules on what happened.
@NullMarked
package pitwall.server.backtest;

import org.jspecify.annotations.NullMarked;
