package pitwall.server.rollout;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.safety.SafetyRule;

/// Which parts of stored plans and orders an earlier version of this server did not write yet. What is missing there is
/// read as what held then: `false`, or the usual.
final class LaterParts extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    /// From this component on they came later.
    private static final Map<Class<?>, Integer> FIRST = Map.of(
            Phase.class, 6,
            RolloutPlan.class, 7,
            SafetyRule.class, 5,
            RolloutIntent.Offer.class, 12);

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return isLater(member) ? Boolean.FALSE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isLater(annotated) ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY) : JsonSetter.Value.empty();
    }

    private static boolean isLater(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && (parameter.getRawType().isPrimitive()
                        || parameter.getRawType().isEnum())
                && FIRST.getOrDefault(parameter.getDeclaringClass(), Integer.MAX_VALUE) <= parameter.getIndex();
    }
}
