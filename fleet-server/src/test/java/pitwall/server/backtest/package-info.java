@NullMarked
package pitwall.server.backtest;

import org.jspecify.annotations.NullMarked;
