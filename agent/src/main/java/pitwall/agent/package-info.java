/// The car's side: who the car is, its link to the server and the nodes that decide on board.
@NullMarked
package pitwall.agent;

import org.jspecify.annotations.NullMarked;
