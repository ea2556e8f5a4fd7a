/// The audit trail: who tried to change what, and whether what is shown is what was written.
@NullMarked
package pitwall.views.audit;

import org.jspecify.annotations.NullMarked;
