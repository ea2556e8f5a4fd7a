/// The seven steps of the rollout wizard and the plan beside them, as nodes.
@NullMarked
package pitwall.views.wizard.steps;

import org.jspecify.annotations.NullMarked;
