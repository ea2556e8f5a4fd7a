/// What is heard of alarms, and what the strip of every window and the screens about alarms have in common.
@NullMarked
package pitwall.views.bell;

import org.jspecify.annotations.NullMarked;
