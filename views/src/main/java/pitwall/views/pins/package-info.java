/// What a person wants at hand without a connection, and how it is fetched while there is one. Knows no toolkit.
@NullMarked
package pitwall.views.pins;

import org.jspecify.annotations.NullMarked;
