/// Help for the screen in front: what it is for, and all keys that act there.
@NullMarked
package pitwall.views.help;

import org.jspecify.annotations.NullMarked;
