package pitwall.views.cars.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.Patch;
import pitwall.fleet.region.Region;
import pitwall.fleet.region.Ring;
import pitwall.views.map.GroundAreas;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

/// A region as the map draws it: its lines in the square world of [Mercator]. Immutable.
public final class RegionShape {
    private final Region region;
    private final List<GroundAreas.Line> lines;
    private final WorldBox largest;

    private RegionShape(Region region, List<GroundAreas.Line> lines, WorldBox largest) {
        this.region = region;
        this.lines = List.copyOf(lines);
        this.largest = largest;
    }

    /// Empty for a region that nobody drew.
    static Optional<RegionShape> of(Region region) {
        Outline outline = region.outline();
        if (outline == null) {
            return Optional.empty();
        }
        List<GroundAreas.Line> lines = new ArrayList<>();
        WorldBox largest = new WorldBox(0, 0, 0, 0);
        for (Patch patch : outline.patches()) {
            GroundAreas.Line edge = line(patch.edge());
            WorldBox box = edge.box();
            largest = box.width() * box.height() >= largest.width() * largest.height() ? box : largest;
            lines.add(edge);
            patch.holes().forEach(hole -> lines.add(line(hole)));
        }
        return Optional.of(new RegionShape(region, lines, largest));
    }

    private static GroundAreas.Line line(Ring ring) {
        double[] x = new double[ring.size()];
        double[] y = new double[ring.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = Mercator.x(ring.longitude(i));
            y[i] = Mercator.y(ring.latitude(i));
        }
        return GroundAreas.Line.of(x, y);
    }

    Region region() {
        return region;
    }

    List<GroundAreas.Line> lines() {
        return lines;
    }

    /// Around its largest piece: where its name belongs, and what to show of it.
    public WorldBox largest() {
        return largest;
    }

    /// Whether a place of the world lies inside.
    boolean holds(double worldX, double worldY) {
        Outline outline = region.outline();
        return outline != null && outline.holds(Mercator.longitude(worldX), Mercator.latitude(worldY));
    }

    /// Square degrees.
    double area() {
        Outline outline = region.outline();
        return outline == null ? 0 : outline.area();
    }
}
