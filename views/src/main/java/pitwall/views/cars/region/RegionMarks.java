package pitwall.views.cars.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import pitwall.fleet.AlarmPriority;
import pitwall.views.kit.Formats;
import pitwall.views.kit.GlyphPainter;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;
import pitwall.views.map.GroundAreas;
import pitwall.views.map.KeptFree;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapLayer;
import pitwall.views.map.MapMark;
import pitwall.views.map.WorldBox;

/// What the map shows of regions: outlines on the ground, and chips with title, number of cars and worst priority. A
/// chip keeps clear of the marks of cars and of other chips, the most urgent first; one without room is left out, and
/// the list beside the map still has it. FX thread.
public final class RegionMarks {
    private static final Font TITLE = Font.font("IBM Plex Sans", FontWeight.BOLD, 12);
    private static final Font COUNT = Font.font("IBM Plex Sans", 12);
    private static final double HIGH = 20;
    private static final double GLYPH = 14;
    private static final double GAP = 4;

    /// Measured names and numbers are few; more than these are measured anew.
    private static final int MOST_WIDTHS = 2_000;

    private final Formats formats;
    private final Map<Written, Double> widths = new HashMap<>();

    public RegionMarks(Formats formats) {
        this.formats = formats;
    }

    private record Written(String text, Font font) {}

    /// What a chip says.
    private record Face(String title, String count, Optional<AlarmPriority> worst, Palette palette) {}

    /// A chip and where it stands, in pixels of the picture.
    ///
    /// @param size of its letters, 1 for the usual one
    public record Chip(RegionLine line, double left, double top, double width, double size) {
        double height() {
            return HIGH * size;
        }

        private boolean meets(double otherLeft, double otherTop, double otherWidth, double otherHeight) {
            return left < otherLeft + otherWidth + GAP
                    && otherLeft < left + width + GAP
                    && top < otherTop + otherHeight + GAP
                    && otherTop < top + height() + GAP;
        }
    }

    /// Around the regions that cars belong to; empty where none of those was drawn.
    public static Optional<WorldBox> around(List<RegionLine> lines) {
        List<WorldBox> boxes = lines.stream()
                .filter(line -> line.tally().cars() > 0)
                .flatMap(line -> line.shape().stream())
                .map(RegionShape::largest)
                .toList();
        return boxes.isEmpty()
                ? Optional.empty()
                : Optional.of(WorldBox.around(
                        boxes.stream()
                                .flatMapToDouble(box -> DoubleStream.of(box.left(), box.left() + box.width()))
                                .toArray(),
                        boxes.stream()
                                .flatMapToDouble(box -> DoubleStream.of(box.top(), box.top() + box.height()))
                                .toArray()));
    }

    /// The outlines.
    ///
    /// @param chosen the region that stands out
    public static GroundAreas areas(List<RegionLine> lines, Optional<String> chosen) {
        List<GroundAreas.Line> usual = new ArrayList<>();
        List<GroundAreas.Line> standing = new ArrayList<>();
        for (RegionLine line : lines) {
            boolean standsOut = chosen.filter(line.name()::equals).isPresent();
            line.shape().ifPresent(shape -> (standsOut ? standing : usual).addAll(shape.lines()));
        }
        return new GroundAreas(usual, standing);
    }

    /// The chips that have room.
    ///
    /// @param lines the most urgent first
    /// @param marks what is drawn of cars and keeps its place
    /// @param size of letters, 1 for the usual one
    public List<Chip> chips(List<RegionLine> lines, MapFrame shown, List<KeptFree> marks, double size) {
        List<Chip> placed = new ArrayList<>();
        for (RegionLine line : lines) {
            line.shape()
                    .flatMap(shape -> chip(line, shape.largest(), shown, marks, placed, size))
                    .ifPresent(placed::add);
        }
        return placed;
    }

    /// Where no name of the map may stand.
    public static List<KeptFree> kept(List<Chip> chips, MapFrame shown) {
        return chips.stream()
                .map(chip -> new KeptFree(
                        shown.left() + (chip.left() + chip.width() / 2) / shown.scale(),
                        shown.top() + (chip.top() + chip.height() / 2) / shown.scale(),
                        chip.width(),
                        chip.height()))
                .toList();
    }

    /// The chips as drawings; each hangs on the middle of its region.
    public List<MapMark> marks(List<Chip> chips, MapFrame shown, Palette palette) {
        return chips.stream().map(chip -> mark(chip, shown, palette)).toList();
    }

    private MapMark mark(Chip chip, MapFrame shown, Palette palette) {
        Face face = new Face(
                chip.line().title(), count(chip.line()), chip.line().tally().worst(), palette);
        WorldBox box = chip.line().shape().map(RegionShape::largest).orElseThrow();
        double x = shown.pixelX(box.left() + box.width() / 2);
        double y = shown.pixelY(box.top() + box.height() / 2);
        double size = chip.size();
        double width = chip.width() / size;
        return new MapMark(
                        face,
                        x,
                        y,
                        (chip.left() - x) / size,
                        (chip.top() - y) / size,
                        width,
                        HIGH,
                        g -> draw(g, face, width))
                .enlarged(size);
    }

    private Optional<Chip> chip(
            RegionLine line, WorldBox box, MapFrame shown, List<KeptFree> marks, List<Chip> placed, double size) {
        double middle = shown.pixelX(box.left() + box.width() / 2);
        double top = shown.pixelY(box.top());
        double bottom = shown.pixelY(box.top() + box.height());
        double half = box.width() * shown.scale() / 2;
        if (middle + half < 0 || middle - half > shown.width() || bottom < 0 || top > shown.height()) {
            return Optional.empty();
        }
        double width = size * width(line);
        double high = size * HIGH;
        double seen = MapLayer.MARGIN + GAP;
        double leftmost = Math.max(seen, middle - half + GAP);
        double rightmost = Math.min(shown.width() - seen, middle + half - GAP) - width;
        double inside = Math.max(leftmost, Math.min(rightmost, middle - width / 2));
        double[][] places = {
            {middle - width / 2, top - high - GAP},
            {middle - width / 2, top + GAP},
            {middle - width / 2, bottom + GAP},
            {middle + half + GAP, (top + bottom) / 2 - high / 2},
            {middle - half - GAP - width, (top + bottom) / 2 - high / 2},
            {middle - width / 2, top - 2 * high - 2 * GAP},
            {middle - width / 2, bottom + high + 2 * GAP},
            {inside, Math.max(seen, top + GAP)},
            {inside, Math.max(seen, top + GAP) + high + GAP}
        };
        for (double[] place : places) {
            Chip chip = new Chip(line, Math.round(place[0]), Math.round(place[1]), width, size);
            if (isFree(chip, shown, marks, placed)) {
                return Optional.of(chip);
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(Chip chip, MapFrame shown, List<KeptFree> marks, List<Chip> placed) {
        boolean inside = chip.left() >= 0
                && chip.top() >= 0
                && chip.left() + chip.width() <= shown.width()
                && chip.top() + chip.height() <= shown.height();
        return inside
                && placed.stream()
                        .noneMatch(other -> chip.meets(other.left(), other.top(), other.width(), other.height()))
                && marks.stream()
                        .noneMatch(mark -> chip.meets(
                                shown.pixelX(mark.x()) - mark.width() / 2,
                                shown.pixelY(mark.y()) - mark.height() / 2,
                                mark.width(),
                                mark.height()));
    }

    private double width(RegionLine line) {
        double glyph = line.tally().worst().isPresent() ? GLYPH + 4 : 0;
        return Math.ceil(glyph + wide(line.title(), TITLE) + 6 + wide(count(line), COUNT) + 14);
    }

    private double wide(String text, Font font) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(new Written(text, font), written -> measured(text, font));
    }

    private static double measured(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    private String count(RegionLine line) {
        return formats.count(line.tally().cars());
    }

    private void draw(GraphicsContext g, Face face, double width) {
        Palette palette = face.palette();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.color(Tone.BG_PANEL).deriveColor(0, 1, 1, 0.92));
        g.fillRoundRect(0, 0, width, HIGH, 4, 4);
        g.setStroke(palette.color(Tone.BORDER_STRONG));
        g.setLineWidth(1);
        g.strokeRoundRect(0.5, 0.5, width - 1, HIGH - 1, 4, 4);
        double x = 7;
        if (face.worst().isPresent()) {
            new GlyphPainter(palette).alarm(g, face.worst().get(), x, (HIGH - GLYPH) / 2, GLYPH);
            x += GLYPH + 4;
        }
        g.setFont(TITLE);
        g.setFill(palette.color(Tone.FG));
        g.fillText(face.title(), x, HIGH / 2);
        x += wide(face.title(), TITLE) + 6;
        g.setFont(COUNT);
        g.setFill(palette.color(Tone.FG_MUTED));
        g.fillText(face.count(), x, HIGH / 2);
    }
}
