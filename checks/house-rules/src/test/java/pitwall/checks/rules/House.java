package pitwall.checks.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/// Compiled classes below one root package, to put rules to.
///
/// @param root the package name, `pitwall` for the real house
record House(String root, JavaClasses classes) {
    /// What we ship.
    static House real() {
        return new House(
                "pitwall",
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("pitwall"));
    }

    /// A house that breaks every rule once.
    static House planted() {
        return new House("planted", new ClassFileImporter().importPackages("planted"));
    }

    /// What the rule has to complain about, a sentence each; empty when it is kept.
    List<String> complaints(ArchRule rule) {
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
        return result.getFailureReport().getDetails();
    }
}
