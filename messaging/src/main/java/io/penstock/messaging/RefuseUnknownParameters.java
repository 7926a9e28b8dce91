package io.penstock.messaging;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses requests with query parameters that nobody reads: a filter whose name is misspelt would be left out in silence, and
 * the answer taken for what was asked.
 */
@Provider
public class RefuseUnknownParameters implements ContainerRequestFilter {

    private static final int LONGEST_NAME = 60;

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        Method method = resource.getResourceMethod();
        if (given.isEmpty() || method == null || method.isAnnotationPresent(AnyQueryParameters.class)) {
            return;
        }
        Set<String> known = declared.computeIfAbsent(method, DeclaredQueryParameters::of);
        List<String> unknown = given.stream()
                .filter(name -> !name.isEmpty() && !known.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadRequestException(refusal(known, unknown));
        }
    }

    static String refusal(Set<String> known, List<String> unknown) {
        String expected =
                switch (known.size()) {
                    case 0 -> "no query parameter";
                    case 1 ->
                        "no other query parameter than " + known.iterator().next();
                    default -> "query parameters among " + String.join(", ", known);
                };
        List<String> found =
                unknown.stream().map(RefuseUnknownParameters::shortened).toList();
        return "expected " + expected + ", found " + String.join(", ", found);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
