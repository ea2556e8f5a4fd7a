package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule complains about the planted house, where it is broken, and not about ours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RulesTest {
    private final House real = House.real();
    private final House planted = House.planted();

    @ParameterizedTest
    @EnumSource
    void aRoomLeadsOnlyWhereAnArrowIsDrawn(Room room) {
        assertKept(house -> new ArrowRules(house.root()).arrowsOf(room));
    }

    @ParameterizedTest
    @EnumSource
    void theRulesSeeEveryClassOfARoom(Room room) {
        List<String> written = Repository.files(
                        Repository.ROOT.resolve(room.folder()).resolve("src/main/java"), ".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();

        assertThat(real.classes().stream().map(JavaClass::getSimpleName)).containsAll(written);
    }

    @ParameterizedTest
    @EnumSource
    void aLibraryIsKnownOnlyToItsOwners(Library library) {
        ArchRule rule = new ArrowRules("pitwall").libraryOnlyIn(library);

        assertThat(real.complaints(rule)).as(rule.getDescription()).isEmpty();
    }

    @Test
    void aLibraryInTheWrongRoomIsNoticed() {
        ArrowRules rules = new ArrowRules(planted.root());

        assertThat(Stream.of(Library.JAVAFX, Library.SQL, Library.SLF4J, Library.TEST_SUPPORT))
                .allSatisfy(library -> assertThat(planted.complaints(rules.libraryOnlyIn(library)))
                        .isNotEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleIsKept(String description, Function<House, ArchRule> rule) {
        assertThat(description).isNotBlank();
        assertKept(rule);
    }

    List<Object[]> rules() {
        return Stream.<Function<House, ArchRule>>of(
                        house -> new ArrowRules(house.root()).noCycles(),
                        house -> new ArrowRules(house.root()).platformOnlyAtTheBorder(),
                        house -> new ArrowRules(house.root()).webViewOnlyInTheMapOfGoogle(),
                        house -> new CodeRules(house.root()).nobodyPrints(),
                        house -> new CodeRules(house.root()).theConsoleDoesNotPrint(),
                        house -> new CodeRules(house.root()).noStackTraces(),
                        house -> new CodeRules(house.root()).nobodySleeps(),
                        house -> new CodeRules(house.root()).noNamelessThreads(),
                        house -> new CodeRules(house.root()).viewsDoNotLock(),
                        house -> new CodeRules(house.root()).noStaticState(),
                        house -> new CodeRules(house.root()).noEmptyNames(),
                        house -> new CodeRules(house.root()).everyPackageIsNullMarked(),
                        house -> new CodeRules(house.root()).timeComesIn(),
                        house -> new ScreenRules(house).controllersHoldNoService(),
                        house -> new ScreenRules(house).viewModelsNeedNoToolkit())
                .map(rule -> new Object[] {rule.apply(real).getDescription(), rule})
                .toList();
    }

    @Test
    void screensDoNotImportOneAnother() {
        ScreenRules ours = new ScreenRules(real);
        ScreenRules theirs = new ScreenRules(planted);

        assertThat(theirs.screens()).containsExactly("planted.views.cars", "planted.views.map");
        assertThat(planted.complaints(theirs.screensAreStrangers("planted.views.map")))
                .isNotEmpty();
        assertThat(ours.screens().stream()
                        .flatMap(screen -> real.complaints(ours.screensAreStrangers(screen)).stream()))
                .isEmpty();
    }

    /// The rule finds what is planted, so it looks; and finds nothing with us.
    private void assertKept(Function<House, ArchRule> rule) {
        assertThat(planted.complaints(rule.apply(planted)))
                .as("planted breach of: " + rule.apply(planted).getDescription())
                .isNotEmpty();
        assertThat(real.complaints(rule.apply(real)))
                .as(rule.apply(real).getDescription())
                .isEmpty();
    }
}
