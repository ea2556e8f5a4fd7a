package pitwall.views.map;

/// What the base map is painted with, as [Raster#color]. All of it grey, so that only what is wrong has a colour.
public record BaseColors(int water, int land, int coast, int countryLine, int stateLine) {}
