/// What a draft would mean: counted here while somebody types, and by the server's dry run.
@NullMarked
package pitwall.views.wizard.plan;

import org.jspecify.annotations.NullMarked;
