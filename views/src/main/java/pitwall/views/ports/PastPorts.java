package pitwall.views.ports;

import pitwall.client.past.Bookmarks;
import pitwall.client.past.FleetPast;
import pitwall.client.past.PastEvents;

/// All that is known of the past.
///
/// @param pictures how the fleet was
/// @param events what happened to it
/// @param bookmarks moments that were marked
public record PastPorts(FleetPast pictures, PastEvents events, Bookmarks bookmarks) {}
