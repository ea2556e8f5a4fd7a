/// The logs screen: lines of one car or many, narrowed, followed and taken away.
@NullMarked
package pitwall.views.logs;

import org.jspecify.annotations.NullMarked;
