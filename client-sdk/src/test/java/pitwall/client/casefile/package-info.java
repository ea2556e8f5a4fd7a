@NullMarked
package pitwall.client.casefile;

import org.jspecify.annotations.NullMarked;
