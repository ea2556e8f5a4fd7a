package pitwall.views.cars.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.face.ListKeys;
import pitwall.views.cars.face.ListPointer;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.CarListing;

/// The cars as a grid of cards. FX thread.
///
/// There are only as many cards as fit into the window; scrolling gives each another car. The heading of the group at
/// the top sticks there.
public final class CarCards extends Region implements CarFace {
    private final FaceContext context;
    private final ObservableDoubleValue scale;
    private final ListPointer pointer;
    private final ScrollBar bar = new ScrollBar();
    private final List<CarCard> cards = new ArrayList<>();
    private final List<GroupHeading> headings = new ArrayList<>();
    private CardLines lines = CardLines.of(CarListing.EMPTY, 0, 1);
    private int first;

    /// @param scale by how much cards grow with the text
    public CarCards(FaceContext context, ObservableDoubleValue scale) {
        this.context = context;
        this.scale = scale;
        this.pointer = new ListPointer(context);
        getStyleClass().add("car-cards");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(context.strings().get("cars.cards.spoken"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().subscribe(_ -> requestLayout());
        getChildren().add(bar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        pointer.watch(this);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, new ListKeys(context, this)::pressed);
        context.list().listingProperty().subscribe(this::requestLayout);
        context.list().selection().cursorProperty().subscribe(_ -> refresh());
        context.list().selection().revisionProperty().subscribe(this::refresh);
        scale.subscribe(_ -> requestLayout());
    }

    private void scrolled(ScrollEvent event) {
        double target = bar.getValue() - event.getDeltaY() * 2;
        bar.setValue(Math.clamp(target, bar.getMin(), bar.getMax()));
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        CarListing listing = context.list().listing();
        double barWidth = bar.prefWidth(-1);
        lines = CardLines.of(listing, getWidth() - barWidth, scale.get());
        layoutBar(barWidth);
        double top = Math.round(bar.getValue());
        first = lines.firstBelow(top);
        int used = 0;
        for (int index = first; index < listing.size() && lines.y(index) < top + getHeight(); index++) {
            CarCard card = card(used++);
            card.setVisible(true);
            card.show(listing.id(index), context.list().car(index));
            card.resizeRelocate(lines.x(index), lines.y(index) - top, lines.cardWidth(), lines.cardHeight());
        }
        for (int i = used; i < cards.size(); i++) {
            cards.get(i).setVisible(false);
        }
        layoutHeadings(listing, top);
    }

    private void layoutBar(double width) {
        double most = Math.max(0, lines.height() - getHeight());
        bar.setMax(most);
        bar.setVisible(most > 0);
        bar.setVisibleAmount(lines.height() <= 0 ? 0 : most * getHeight() / lines.height());
        bar.setUnitIncrement(lines.cardHeight() + CardLines.GAP);
        bar.setBlockIncrement(Math.max(1, getHeight() - lines.cardHeight()));
        if (bar.getValue() > most) {
            bar.setValue(most);
        }
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
    }

    private void layoutHeadings(CarListing listing, double top) {
        int used = 0;
        int sticking = lines.groupAt(top);
        for (int group = Math.max(0, sticking);
                sticking >= 0 && group < listing.groups().size();
                group++) {
            double place = lines.headingTop(group) - top;
            if (place >= getHeight()) {
                break;
            }
            double next = group + 1 < listing.groups().size() ? lines.headingTop(group + 1) - top : Double.MAX_VALUE;
            double y = Math.min(Math.max(0, place), next - lines.headingHeight());
            heading(used++, listing.groups().get(group), y);
        }
        for (int i = used; i < headings.size(); i++) {
            headings.get(i).setVisible(false);
        }
    }

    private void heading(int place, CarGroup group, double y) {
        while (headings.size() <= place) {
            GroupHeading made = new GroupHeading(context);
            headings.add(made);
            getChildren().add(made);
        }
        GroupHeading heading = headings.get(place);
        heading.setVisible(true);
        heading.show(group);
        heading.toFront();
        heading.resizeRelocate(0, y, getWidth() - bar.getWidth(), lines.headingHeight());
    }

    private CarCard card(int place) {
        while (cards.size() <= place) {
            CarCard made = new CarCard(context);
            made.addEventHandler(
                    MouseEvent.MOUSE_PRESSED, event -> made.car().ifPresent(id -> pointer.pressed(id, event)));
            cards.add(made);
            getChildren().addFirst(made);
        }
        return cards.get(place);
    }

    @Override
    public void refresh() {
        CarListing listing = context.list().listing();
        for (int i = 0; i < cards.size() && cards.get(i).isVisible() && first + i < listing.size(); i++) {
            cards.get(i).show(listing.id(first + i), context.list().car(first + i));
        }
    }

    @Override
    public void follow() {
        CarListing listing = context.list().listing();
        for (int i = 0; i < cards.size() && cards.get(i).isVisible() && first + i < listing.size(); i++) {
            cards.get(i).follow(listing.id(first + i), context.list().car(first + i));
        }
    }

    @Override
    public void reveal(CarId id) {
        int index = context.list().listing().indexOf(id);
        if (index < 0) {
            return;
        }
        double head = context.list().listing().groups().isEmpty() ? 0 : lines.headingHeight();
        double above = lines.y(index) - head - CardLines.GAP;
        double below = lines.y(index) + lines.cardHeight() + CardLines.GAP - getHeight();
        if (bar.getValue() > above) {
            bar.setValue(Math.max(0, above));
        } else if (bar.getValue() < below) {
            bar.setValue(Math.min(bar.getMax(), below));
        }
    }

    @Override
    public int page() {
        return Math.max(1, (int) (getHeight() / (lines.cardHeight() + CardLines.GAP)));
    }

    @Override
    public int below(int index, int count) {
        return lines.below(index, count);
    }

    @Override
    public boolean isGrid() {
        return true;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.FOCUS_ITEM) {
            Optional<CarId> cursor = context.list().selection().cursor();
            return cards.stream()
                    .filter(card ->
                            card.isVisible() && cursor.isPresent() && card.car().equals(cursor))
                    .findFirst()
                    .orElse(null);
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }
}
