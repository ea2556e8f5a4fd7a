/// The rollout wizard: a tab with seven steps in any order, and the server's plan beside them.
@NullMarked
package pitwall.views.wizard;

import org.jspecify.annotations.NullMarked;
