package pitwall.checks.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How screens are built.
record ScreenRules(House house) {
    /// A controller binds and forwards; what it forwards to is a view model.
    ArchRule controllersHoldNoService() {
        DescribedPredicate<JavaClass> service = DescribedPredicate.describe(
                "a service of the client SDK",
                type -> type.getPackageName().startsWith(house.root() + ".client")
                        && !type.isRecord()
                        && !type.isEnum());
        return fields().that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notHaveRawType(service)
                .as("controllers hold no service: they bind to a view model and forward to it");
    }

    /// A view model is tested without a toolkit.
    ArchRule viewModelsNeedNoToolkit() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.application..",
                        "javafx.animation..",
                        "javafx.fxml..")
                .as("view models use javafx.base only");
    }

    /// Screens ask the navigator, never one another.
    ArchRule screensAreStrangers(String screen) {
        Set<String> others = new TreeSet<>(screens());
        others.remove(screen);
        return noClasses()
                .that()
                .resideInAPackage(screen + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(other -> other + "..").toArray(String[]::new))
                .as("screen " + screen + " does not import another screen");
    }

    /// The packages directly below `views` that hold an implementation of `Screen`.
    Set<String> screens() {
        String views = house.root() + ".views.";
        return house.classes().stream()
                .filter(type -> type.getPackageName().startsWith(views) && !type.isInterface())
                .filter(type -> type.isAssignableTo(views + "desk.Screen"))
                .map(type ->
                        views + type.getPackageName().substring(views.length()).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
