/// The user's choices, and how they survive a restart.
@NullMarked
package pitwall.views.preferences;

import org.jspecify.annotations.NullMarked;
