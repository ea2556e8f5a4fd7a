/// The Releases screen: what can be rolled out, who vouches for it, and the upload of a new artifact.
@NullMarked
package pitwall.views.releases;

import org.jspecify.annotations.NullMarked;
