package io.penstock.messaging.trace;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds which batch an event is about: most have {@code batchId} among their components. */
public final class AboutBatch {

    private static final String COMPONENT = "batchId";

    private static final ClassValue<Optional<Method>> ACCESSOR = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            Optional<Method> accessor = components(type)
                    .filter(component -> component.getName().equals(COMPONENT))
                    .map(RecordComponent::getAccessor)
                    .findFirst();
            accessor.ifPresent(method -> method.setAccessible(true));
            return accessor;
        }
    };

    private AboutBatch() {}

    /** The batch; none if the event is about something else. */
    public static Optional<Long> of(Object event) {
        return ACCESSOR.get(event.getClass()).map(accessor -> idOf(accessor, event));
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
    }

    private static Long idOf(Method accessor, Object event) {
        try {
            return accessor.invoke(event) instanceof Number id ? id.longValue() : null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("batchId of an event cannot be read", e);
        }
    }
}
