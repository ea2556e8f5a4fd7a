package pitwall.checks.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// Holds for a class with a `synchronized` method.
final class SynchronizedMethods extends ArchCondition<JavaClass> {
    SynchronizedMethods() {
        super("have synchronized methods");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .forEach(method ->
                        events.add(SimpleConditionEvent.satisfied(method, method.getFullName() + " is synchronized")));
    }
}
