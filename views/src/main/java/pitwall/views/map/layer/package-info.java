/// Which map lies under the cars, and what happens when it is lost.
@NullMarked
package pitwall.views.map.layer;

import org.jspecify.annotations.NullMarked;
