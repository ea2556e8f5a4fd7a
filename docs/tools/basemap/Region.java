import java.util.ArrayList;
import java.util.List;

/** One region, with its rings as arcs one after another. */
final class Region {
    String name = "";
    String code = "";
    String country = "";
    final List<Integer> arcs = new ArrayList<>();
    double area;
    double km2;
    double x;
    double y;
}
