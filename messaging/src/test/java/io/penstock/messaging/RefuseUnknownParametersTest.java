package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefuseUnknownParametersTest {

    @ParameterizedTest
    @CsvSource({"none,''", "some,'limit,state'", "bean,'from,limit,page,size,to'"})
    void parametersAreThoseOfTheMethodAndOfItsBeans(String method, String names) {
        assertEquals(names, String.join(",", declared(method)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none | x         | expected no query parameter, found x
            some | stat      | expected query parameters among limit, state, found stat
            some | Limit,sta | expected query parameters among limit, state, found Limit, sta
            """)
    void refusalNamesWhatIsKnownAndWhatIsNot(String method, String unknown, String refusal) {
        assertEquals(
                refusal, RefuseUnknownParameters.refusal(new TreeSet<>(declared(method)), List.of(unknown.split(","))));
    }

    private static Set<String> declared(String name) {
        return Arrays.stream(Resource.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(DeclaredQueryParameters::of)
                .orElseThrow();
    }

    static final class Resource {

        void none(@PathParam("id") long id) {}

        void some(@QueryParam("state") String state, @QueryParam("limit") int limit) {}

        void bean(@BeanParam Days days, @BeanParam Page page, @QueryParam("limit") int limit) {}
    }

    record Days(
            @QueryParam("from") String from,
            @QueryParam("to") String to) {}

    static final class Page {

        @QueryParam("page")
        int number;

        int size;

        @QueryParam("size")
        void setSize(int size) {
            this.size = size;
        }
    }
}
