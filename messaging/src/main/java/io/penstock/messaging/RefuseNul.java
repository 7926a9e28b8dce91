package io.penstock.messaging;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;

/** Refuses requests with NUL in their address: no text of a database can hold it, so that it can name nothing. */
@Provider
public class RefuseNul implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        boolean inQuery = uri.getQueryParameters().values().stream()
                .flatMap(Collection::stream)
                .anyMatch(RefuseNul::hasNul);
        boolean inPath = uri.getPathParameters().values().stream()
                .flatMap(Collection::stream)
                .anyMatch(RefuseNul::hasNul);
        if (inPath || inQuery) {
            throw new BadRequestException("expected an address without NUL, found one with it");
        }
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
