/// What every screen needs to let a person act: why something cannot be done, one wish followed to its end, and what
/// went wrong, in words.
@NullMarked
package pitwall.views.act;

import org.jspecify.annotations.NullMarked;
