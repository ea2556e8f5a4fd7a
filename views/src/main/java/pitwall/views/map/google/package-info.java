/// Google Maps in a web view, through GMapsFX. The only package that knows either; it is loaded when somebody chooses
/// that map.
@NullMarked
package pitwall.views.map.google;

import org.jspecify.annotations.NullMarked;
