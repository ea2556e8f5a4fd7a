package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.TestCars;
import pitwall.fleet.Vitals;

class PhaseOrderTest {
    private static final RolloutId ROLLOUT = new RolloutId("R-7");
    private final List<Car> cars =
            IntStream.range(0, 200).mapToObj(number -> car(number, number % 90)).toList();

    @Test
    void aDrawnOrderIsTheSameForARolloutHoweverTheCarsCome() {
        List<Car> shuffled = new ArrayList<>(cars);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(PhaseOrder.RANDOM.arrange(ROLLOUT, shuffled)).isEqualTo(PhaseOrder.RANDOM.arrange(ROLLOUT, cars));
    }

    @Test
    void anotherRolloutDrawsAnotherOrder() {
        List<Car> drawn = PhaseOrder.RANDOM.arrange(ROLLOUT, cars);

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(cars).isNotEqualTo(cars);
        assertThat(PhaseOrder.RANDOM.arrange(new RolloutId("R-8"), cars)).isNotEqualTo(drawn);
    }

    @Test
    void drawnCarsDoNotChangePlacesWhenOthersAreAdded() {
        List<Car> few = cars.subList(0, 50);

        List<Car> many = PhaseOrder.RANDOM.arrange(ROLLOUT, cars);

        assertThat(many.stream().filter(few::contains))
                .containsExactlyElementsOf(PhaseOrder.RANDOM.arrange(ROLLOUT, few));
    }

    @Test
    void theFullestBatteryGoesFirstAndWhoNeverSaidLast() {
        List<Car> three = List.of(car(1, null), car(2, 30), car(3, 80), car(4, 30));

        assertThat(PhaseOrder.FULLEST_FIRST.arrange(ROLLOUT, three))
                .extracting(car -> car.id().value())
                .containsExactly("car-00003", "car-00002", "car-00004", "car-00001");
    }

    @Test
    void theUsualOrderKeepsTheHashThatPlansHadBeforeThereWasAChoice() {
        RolloutPlan plan = Plans.plan(Plans.phase(Plans.targets(0, 3), WaveShape.WHOLE, 2));

        assertThat(plan.hash()).isEqualTo("0ab27d9508265d59de18151a6020eba615e2762ba41815755c2fb699d988bf03");
    }

    @Test
    void anotherOrderIsAnotherPlan() {
        Phase phase = Plans.phase(Plans.targets(0, 3), WaveShape.WHOLE, 2);
        List<String> hashes = IntStream.range(0, PhaseOrder.values().length)
                .mapToObj(number -> Plans.plan(new Phase(
                                phase.name(),
                                phase.targets(),
                                phase.shape(),
                                phase.parallel(),
                                phase.gates(),
                                phase.timing(),
                                PhaseOrder.values()[number]))
                        .hash())
                .toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static Car car(int number, @Nullable Integer battery) {
        Vitals vitals = new Vitals(null, null, null, battery, null, null, null, null, null, null, null, null);
        return TestCars.well("car-%05d".formatted(number)).with(vitals);
    }
}
