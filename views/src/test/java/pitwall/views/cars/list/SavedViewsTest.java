package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.views.cars.list.SavedView.ShownColumn;
import pitwall.views.theme.Density;

class SavedViewsTest {
    private final Kept memory = new Kept();

    @Test
    void aSavedViewComesBackAsItWas() {
        SavedView view = view("Munich, ring 1\t☂");

        new SavedViews(memory).save(view);

        assertThat(new SavedViews(memory).find(view.name())).contains(view);
    }

    @Test
    void theNameOfABuiltInViewCannotBeTaken() {
        SavedViews views = new SavedViews(memory);

        assertThat(views.save(view(SavedViews.PROBLEMS_FIRST))).isFalse();
        assertThat(views.find(SavedViews.PROBLEMS_FIRST))
                .hasValueSatisfying(view -> assertThat(view.builtIn()).isTrue());
    }

    @Test
    void savingUnderTheSameNameReplaces() {
        SavedViews views = new SavedViews(memory);
        views.save(view("mine"));
        int count = views.all().size();

        views.save(view("mine"));

        assertThat(views.all()).hasSize(count);
    }

    @Test
    void aDeletedViewIsForgotten() {
        SavedViews views = new SavedViews(memory);
        views.save(view("mine"));

        views.delete(views.find("mine").orElseThrow());

        assertThat(new SavedViews(memory).find("mine")).isEmpty();
    }

    @Test
    void aLineOfALaterVersionIsLeftOutAndTheOthersStay() {
        new SavedViews(memory).save(view("mine"));
        memory.text = "new\tq\thologram\tup\tNONE\tTABLE\tCOMPACT\tcar:100\n" + memory.text + "\nrubbish";

        assertThat(new SavedViews(memory).find("mine")).isPresent();
        assertThat(new SavedViews(memory).find("new")).isEmpty();
    }

    private static SavedView view(String name) {
        return new SavedView(
                name,
                false,
                "region:munich \"free text\"",
                new CarSort(CarColumn.BATTERY, true),
                Grouping.RING,
                Presentation.CARDS,
                Density.COSY,
                List.of(new ShownColumn(CarColumn.CAR, 120, true), new ShownColumn(CarColumn.FIRST_FAILED, 90, false)));
    }

    private static final class Kept implements ViewMemory {
        private String text = "";

        @Override
        public String load() {
            return text;
        }

        @Override
        public void save(String stored) {
            text = stored;
        }
    }
}
