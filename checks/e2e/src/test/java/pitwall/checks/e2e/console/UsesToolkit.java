package pitwall.checks.e2e.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A test that opens a console: the program has one toolkit, so one of these runs at a time. They begin first,
/// so that others run beside all of them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("toolkit")
@Order(1)
@interface UsesToolkit {}
