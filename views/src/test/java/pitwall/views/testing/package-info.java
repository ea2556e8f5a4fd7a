/// What tests of screens share: ports in memory, frames by hand, pictures of scenes.
@NullMarked
package pitwall.views.testing;

import org.jspecify.annotations.NullMarked;
