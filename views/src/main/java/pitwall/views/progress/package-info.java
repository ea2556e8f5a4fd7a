/// How rollouts are counted, said and drawn, for every screen that shows one.
@NullMarked
package pitwall.views.progress;

import org.jspecify.annotations.NullMarked;
