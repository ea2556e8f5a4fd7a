package pitwall.views.kit;

import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeType;
import javafx.scene.transform.Scale;

/// A [Glyph] as a node: three paths that grow with the region. Its size and colours are the style sheet's.
abstract class GlyphNode extends Region {
    private final SVGPath fill = path("glyph-fill");
    private final SVGPath line = path("glyph-line");
    private final SVGPath dashed = path("glyph-line");
    private final Scale scale = new Scale(1, 1, 0, 0);

    GlyphNode(String styleClass) {
        getStyleClass().add(styleClass);
        fill.setFillRule(FillRule.EVEN_ODD);
        fill.setStrokeType(StrokeType.INSIDE);
        fill.setStrokeWidth(1);
        dashed.setStrokeWidth(Glyph.DASHED_STROKE);
        dashed.getStrokeDashArray().setAll(Glyph.DASH, Glyph.DASH_GAP);
        for (SVGPath path : new SVGPath[] {fill, line, dashed}) {
            path.getTransforms().add(scale);
        }
        getChildren().setAll(fill, dashed, line);
        setMouseTransparent(true);
        setFocusTraversable(false);
    }

    final void draw(Glyph glyph) {
        set(fill, glyph.fill());
        set(line, glyph.line());
        set(dashed, glyph.dashed());
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth(), getHeight()) / Glyph.GRID;
        scale.setX(factor);
        scale.setY(factor);
    }

    private static void set(SVGPath path, String content) {
        path.setContent(content);
        path.setVisible(!content.isEmpty());
    }

    private static SVGPath path(String styleClass) {
        SVGPath path = new SVGPath();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setStrokeWidth(Glyph.STROKE);
        path.setStrokeLineCap(StrokeLineCap.BUTT);
        return path;
    }
}
