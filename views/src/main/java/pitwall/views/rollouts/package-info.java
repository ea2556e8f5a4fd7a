/// The screen with all rollouts: what runs, what each of them waits for, and which of them wait for whoever looks.
@NullMarked
package pitwall.views.rollouts;

import org.jspecify.annotations.NullMarked;
