package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfilesTest {

    private static final Pattern OPTION = Pattern.compile("(?<=[\\s\"])-(?:-|X|Djava)[^\\s\"]+");
    private static final Pattern PORT = Pattern.compile("(?m)^quarkus\\.management\\.port=(\\d+)$");

    /** Java refuses the cache of a run with other options, and starts without it: slower, and nobody would notice. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "etl-service", "notification-service", "reporting-service"})
    void cacheIsMadeWithTheOptionsWithWhichItIsUsed(String service) {
        String file = Repository.read(service + "/Dockerfile");
        Set<String> making = options(file, "(?ms)^RUN PENSTOCK.*?quarkus-run\\.jar$");
        Set<String> using = options(file, "(?m)^ENTRYPOINT.*$");
        assertTrue(making.remove("-XX:AOTCacheOutput=app.aot"), making::toString);
        assertTrue(making.remove("-XX:MaxRAM=1g"), making::toString);
        assertTrue(using.remove("-XX:AOTCache=/opt/penstock/app.aot"), using::toString);
        assertEquals(using, making);
        assertTrue(file.contains("\nWORKDIR /opt/penstock\n"), "where the cache is made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "etl-service", "notification-service", "reporting-service"})
    void imageIsNobodysAndAsksItsOwnHealth(String service) {
        String file = Repository.read(service + "/Dockerfile");
        assertTrue(file.contains("\nUSER 10001:0\n"), "not root");
        Matcher port = PORT.matcher(Repository.read(service + "/src/main/resources/application.properties"));
        assertTrue(port.find(), service);
        assertTrue(file.contains("http://localhost:" + port.group(1) + "/q/health/ready"), port.group());
    }

    private static Set<String> options(String file, String command) {
        Matcher found = Pattern.compile(command).matcher(file);
        assertTrue(found.find(), command);
        return OPTION.matcher(found.group())
                .results()
                .map(option -> option.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
