package pitwall.checks.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/// Which code may know which other code.
record ArrowRules(String root) {
    /// A room leads only where an arrow is drawn.
    ArchRule arrowsOf(Room room) {
        return noClasses()
                .that()
                .resideInAPackage(room.packages(root))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Room.packages(root, room.walls()))
                .as(room.folder() + " may lead only to " + room.doors());
    }

    /// No package needs, by whatever way round, a package that needs it.
    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /// A library is known to the rooms that own it and to nobody else.
    ArchRule libraryOnlyIn(Library library) {
        return noClasses()
                .that()
                .resideInAnyPackage(Room.packages(root, library.strangers()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages())
                .as(library.title() + " is known only to " + library.owners());
    }

    /// The FX thread is entered at one place.
    ArchRule platformOnlyAtTheBorder() {
        return noClasses()
                .that()
                .resideInAPackage(Room.VIEWS.packages(root))
                .and()
                .resideOutsideOfPackage(root + ".views.fx..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .as("only views.fx and app know javafx.application.Platform");
    }

    /// A web view costs seconds and a hundred megabytes: whoever does not choose such a map never meets one.
    ArchRule webViewOnlyInTheMapOfGoogle() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".views.map.google..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene.web..", "com.dlsc..", "netscape.javascript..")
                .as("only views.map.google knows the web view and GMapsFX");
    }
}
