/// Rollouts that are still being written, as this computer keeps them: what is typed, wrong or not, and what was
/// counted when they were last looked at.
@NullMarked
package pitwall.views.drafts;

import org.jspecify.annotations.NullMarked;
