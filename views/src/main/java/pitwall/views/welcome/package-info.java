/// The first run: which server, where secrets are kept, who signs in.
@NullMarked
package pitwall.views.welcome;

import org.jspecify.annotations.NullMarked;
