/// What tests share: a clock to step, seeds to repeat, cars to have, and a bad network. Test scope only.
@NullMarked
package pitwall.testing;

import org.jspecify.annotations.NullMarked;
