/// What the console as a witness of the audit trail has to say: an alarm that stays until somebody has seen it.
@NullMarked
package pitwall.views.trail;

import org.jspecify.annotations.NullMarked;
