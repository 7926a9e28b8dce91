package io.penstock.messaging;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The query parameters that a resource method declares, those of its bean parameters and of its class among them. */
final class DeclaredQueryParameters {

    private DeclaredQueryParameters() {}

    /** Their names, in order. */
    static Set<String> of(Method method) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(method.getParameters()).forEach(parameter -> {
            add(parameter, names);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addBean(parameter.getType(), names);
            }
        });
        addBean(method.getDeclaringClass(), names);
        return Collections.unmodifiableSet(names);
    }

    private static void addBean(Class<?> type, Set<String> names) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            Arrays.stream(at.getDeclaredFields()).forEach(field -> {
                add(field, names);
                if (field.isAnnotationPresent(BeanParam.class)) {
                    addBean(field.getType(), names);
                }
            });
            Stream.concat(
                            Arrays.stream(at.getDeclaredConstructors())
                                    .flatMap(constructor -> Arrays.stream(constructor.getParameters())),
                            Arrays.stream(at.getDeclaredMethods()))
                    .forEach(element -> add(element, names));
        }
    }

    private static void add(AnnotatedElement element, Set<String> names) {
        QueryParam parameter = element.getAnnotation(QueryParam.class);
        if (parameter != null) {
            names.add(parameter.value());
        }
    }
}
