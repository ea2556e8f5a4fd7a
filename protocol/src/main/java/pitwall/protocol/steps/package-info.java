/// A compact form of how a fleet changed: whole pictures and changes as steps of time, each step a second with what
/// changed. Written by a server for its history and by a console for what it saw. Nothing here touches a file.
@NullMarked
package pitwall.protocol.steps;

import org.jspecify.annotations.NullMarked;
