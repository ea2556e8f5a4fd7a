/// What the rollout wizard knows and does; needs no toolkit.
@NullMarked
package pitwall.views.wizard.model;

import org.jspecify.annotations.NullMarked;
