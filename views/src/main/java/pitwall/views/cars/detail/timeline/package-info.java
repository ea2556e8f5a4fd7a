/// What happened to one car, the newest first.
@NullMarked
package pitwall.views.cars.detail.timeline;

import org.jspecify.annotations.NullMarked;
