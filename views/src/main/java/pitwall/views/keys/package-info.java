/// Keys: how a combination is written, which action it belongs to, and who may change that.
@NullMarked
package pitwall.views.keys;

import org.jspecify.annotations.NullMarked;
