package pitwall.checks.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// What code of any room does and does not do.
record CodeRules(String root) {
    /// Nobody but the command line programs prints; the console may say on the error stream why it cannot start.
    ArchRule nobodyPrints() {
        return noClasses()
                .that()
                .resideInAnyPackage(Room.packages(root, Room.allBut(Room.CLI, Room.APP)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .as("only cli prints; everything else logs");
    }

    ArchRule theConsoleDoesNotPrint() {
        return noClasses()
                .that()
                .resideInAPackage(Room.APP.packages(root))
                .should()
                .accessField(System.class, "out")
                .as("app prints nothing but why it cannot start, on the error stream");
    }

    /// A stack trace belongs to the log, with a sentence.
    ArchRule noStackTraces() {
        return noClasses()
                .should()
                .callMethodWhere(target(name("printStackTrace"))
                        .and(target(owner(JavaClass.Predicates.assignableTo(Throwable.class)))))
                .as("stack traces go to the log, with a sentence");
    }

    /// Who sleeps waits for a time, not for what it needs.
    ArchRule nobodySleeps() {
        return noClasses()
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(JavaClass.Predicates.type(Thread.class)))))
                .as("nothing sleeps: schedule it, or wait for the condition");
    }

    /// Threads have names and owners: they come from `Thread.ofPlatform()`, `ofVirtual()` or an executor.
    ArchRule noNamelessThreads() {
        return noClasses()
                .should()
                .callConstructorWhere(target(owner(JavaClass.Predicates.assignableTo(Thread.class))))
                .as("threads come from Thread.ofPlatform().name(…), Thread.ofVirtual() or an executor");
    }

    /// Screens run on one thread and lock nothing.
    ArchRule viewsDoNotLock() {
        return noClasses()
                .that()
                .resideInAPackage(Room.VIEWS.packages(root))
                .should(new SynchronizedMethods())
                .as("views have no synchronized methods");
    }

    ArchRule noStaticState() {
        return fields().that().areStatic().should().beFinal().as("a static field is final");
    }

    /// A name says what a thing is.
    ArchRule noEmptyNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Manager|Utils?|Helper|Impl)(\\$.*)?")
                .as("a name says what a thing is: no Manager, Util, Helper or Impl");
    }

    /// Null does not exist where a package says so, and every package says so.
    ArchRule everyPackageIsNullMarked() {
        DescribedPredicate<JavaClass> inMarkedPackage = DescribedPredicate.describe(
                "in a package marked @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
        return classes()
                .should(ArchCondition.from(inMarkedPackage))
                .as("every package has a package-info.java with @NullMarked");
    }

    /// Time comes in as an `InstantSource`; only the programs themselves know the clock on the wall.
    ArchRule timeComesIn() {
        DescribedPredicate<CodeUnitCallTarget> readsTheWall =
                DescribedPredicate.describe("a clock on the wall", CodeRules::readsTheWall);
        return noClasses()
                .that()
                .resideInAnyPackage(Room.packages(root, Room.allBut(Room.APP, Room.CLI)))
                .should()
                .callCodeUnitWhere(target(readsTheWall))
                .as("time comes in as an InstantSource");
    }

    private static boolean readsTheWall(CodeUnitCallTarget call) {
        boolean noArguments = call.getRawParameterTypes().isEmpty();
        JavaClass owner = call.getOwner();
        String name = call.getName();
        return (owner.getPackageName().equals("java.time") && name.equals("now") && noArguments)
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Date.class) && name.equals("<init>") && noArguments)
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(InstantSource.class)
                        && Set.of("system", "tick").contains(name)
                        && noArguments);
    }
}
