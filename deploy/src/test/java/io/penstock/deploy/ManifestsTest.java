package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for the objects, besides that a cluster takes them. */
class ManifestsTest {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|token|secret|jaas|credential).*");

    /** Made by secrets.sh or by an operator. */
    private static final Set<String> SECRETS = Set.of(
            "penstock-users",
            "ingest-database",
            "etl-database",
            "notification-database",
            "reporting-database",
            "cohort-database",
            "smart360-database",
            "utility-database",
            "notification-channels",
            "ingest-service",
            "etl-service",
            "notification-service",
            "reporting-service",
            "keda",
            "penstock-cluster-ca-cert",
            "penstock-postgres-ca",
            "penstock-tls");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void imagesArePinned(String overlay) {
        List<String> images = Manifest.rendered(overlay).stream()
                .flatMap(manifest -> Stream.concat(
                        manifest.content().findValuesAsText("image").stream(),
                        manifest.content().findValuesAsText("imageName").stream()))
                .toList();
        assertTrue(images.size() >= 9, () -> "images " + images);
        assertAll(images.stream().map(image -> () -> assertTrue(Images.isPinned(image), image)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void noSecretIsInClear(String overlay) {
        for (Manifest manifest : Manifest.rendered(overlay)) {
            assertFalse(manifest.kind().equals("Secret"), () -> manifest + " is in git");
            manifest.containers()
                    .flatMap(container -> Manifest.elements(container.path("env")))
                    .forEach(variable -> assertFalse(
                            SECRET.matcher(variable.path("name").asText()).matches(),
                            () -> manifest + " has " + variable + "; secrets are mounted as files"));
            if (manifest.kind().equals("ConfigMap")) {
                manifest.at("/data")
                        .fieldNames()
                        .forEachRemaining(
                                name -> assertFalse(SECRET.matcher(name).matches(), () -> manifest + " has " + name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void podsAreRestrictedAndKnowNoToken(String overlay) {
        for (Manifest deployment : deployments(overlay)) {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean(), deployment::toString);
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertTrue(pod.has("automountServiceAccountToken"), deployment::toString);
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(), deployment::toString);
            deployment.containers().forEach(container -> {
                JsonNode security = container.path("securityContext");
                assertFalse(security.path("allowPrivilegeEscalation").asBoolean(true), deployment::toString);
                assertTrue(security.path("readOnlyRootFilesystem").asBoolean(), deployment::toString);
                assertEquals("[\"ALL\"]", security.at("/capabilities/drop").toString());
                assertTrue(container.at("/resources/requests").has("memory"), deployment::toString);
                assertTrue(container.at("/resources/limits").has("memory"), deployment::toString);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void servicesAreWatchedAndMigrateFirst(String overlay) {
        List<Manifest> services = services(overlay);
        assertEquals(4, services.size());
        for (Manifest service : services) {
            JsonNode container = service.at("/spec/template/spec/containers/0");
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertEquals(
                        "management",
                        container.at("/" + probe + "/httpGet/port").asText(),
                        service::toString);
            }
            JsonNode first = service.at("/spec/template/spec/initContainers/0");
            assertEquals(container.path("image"), first.path("image"), "migrations come with the image");
            assertEquals(
                    0, service.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1));
            assertFalse(
                    service.at("/spec/template/spec/topologySpreadConstraints").isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void podsMayEndWhatTheyHaveInHand(String overlay) {
        for (Manifest service : services(overlay)) {
            JsonNode pod = service.at("/spec/template/spec");
            int before = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            assertTrue(before > 0, "requests still come for a moment");
            int needed = before + Stop.patienceSeconds() + Stop.REST_SECONDS;
            assertTrue(pod.path("terminationGracePeriodSeconds").asInt() >= needed, service::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void whatIsSpokenOfIsThere(String overlay) {
        List<Manifest> all = Manifest.rendered(overlay);
        Set<String> there = all.stream().map(Manifest::toString).collect(Collectors.toCollection(TreeSet::new));
        for (Manifest manifest : all) {
            for (JsonNode reference : manifest.content().findValues("configMapRef")) {
                assertTrue(there.contains("ConfigMap " + reference.path("name").asText()), manifest::toString);
            }
            for (JsonNode reference : manifest.content().findValues("configMapKeyRef")) {
                ConfigKeys.check(all, reference, manifest);
            }
            for (JsonNode volume : manifest.content().findValues("persistentVolumeClaim")) {
                assertTrue(
                        there.contains("PersistentVolumeClaim "
                                + volume.path("claimName").asText()),
                        manifest::toString);
            }
            for (String secret : SecretNames.of(manifest)) {
                assertTrue(SECRETS.contains(secret), () -> manifest + " wants the unknown secret " + secret);
            }
            if (manifest.kind().equals("ScaledObject")) {
                assertTrue(there.contains(
                        "Deployment " + manifest.at("/spec/scaleTargetRef/name").asText()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void selectorsOfServicesAndBudgetsFindPods(String overlay) {
        List<JsonNode> pods = deployments(overlay).stream()
                .map(deployment -> deployment.at("/spec/template/metadata/labels"))
                .toList();
        for (Manifest manifest : Manifest.rendered(overlay)) {
            JsonNode selector =
                    switch (manifest.kind()) {
                        case "Service" -> manifest.at("/spec/selector");
                        case "PodDisruptionBudget" -> manifest.at("/spec/selector/matchLabels");
                        default -> null;
                    };
            if (selector != null) {
                assertTrue(pods.stream().anyMatch(labels -> hasAll(labels, selector)), manifest::toString);
            }
        }
    }

    @Test
    void tracesReachTheCollectorThatTheComponentNames() {
        List<Manifest> all = Manifest.rendered(Manifest.PRODUCTION_WITH_TRACES);
        URI collector = URI.create(named(all, "ConfigMap", "penstock-settings-")
                .at("/data/OTEL_EXPORTER_OTLP_ENDPOINT")
                .asText());
        assertEquals(
                collector.getPort(),
                named(all, "NetworkPolicy", "services-to-collector")
                        .at("/spec/egress/0/ports/0/port")
                        .asInt());
    }

    private static Manifest named(List<Manifest> all, String kind, String start) {
        return all.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().startsWith(start))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + start));
    }

    @Test
    void everythingIsDeniedThatIsNotSaid() {
        Manifest policy = Manifest.rendered("production").stream()
                .filter(manifest -> manifest.toString().equals("NetworkPolicy default-deny"))
                .findAny()
                .orElseThrow();
        assertEquals("{}", policy.at("/spec/podSelector").toString());
        assertEquals("[\"Ingress\",\"Egress\"]", policy.at("/spec/policyTypes").toString());
        assertFalse(policy.at("/spec").has("ingress") || policy.at("/spec").has("egress"));
    }

    private static boolean hasAll(JsonNode labels, JsonNode selector) {
        return selector.properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private static List<Manifest> deployments(String overlay) {
        return Manifest.rendered(overlay).stream()
                .filter(manifest -> manifest.kind().equals("Deployment"))
                .toList();
    }

    private static List<Manifest> services(String overlay) {
        return deployments(overlay).stream()
                .filter(deployment -> deployment.name().endsWith("-service"))
                .toList();
    }
}
