/// What waits for a second person, and the decision about it.
@NullMarked
package pitwall.views.approvals;

import org.jspecify.annotations.NullMarked;
