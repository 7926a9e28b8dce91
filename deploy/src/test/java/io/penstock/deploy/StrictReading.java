package io.penstock.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.util.Map;

/** Reads an object as the cluster would that refuses fields it does not know: every kind by its publisher's own types. */
final class StrictReading {

    private static final Map<String, Class<?>> CORE = Map.of(
            "apps/v1 Deployment", V1Deployment.class,
            "v1 Service", V1Service.class,
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Namespace", V1Namespace.class,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
            "networking.k8s.io/v1 Ingress", V1Ingress.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private StrictReading() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException saying what is wrong, if the kind is not known, a field is not, or a value is of
     *     another type
     */
    static void read(Manifest manifest) {
        String kind = manifest.apiVersion() + " " + manifest.kind();
        core(manifest.content().path("metadata").toString(), V1ObjectMeta.class);
        if (CORE.containsKey(kind)) {
            core(manifest.content().toString(), CORE.get(kind));
        } else if (manifest.apiVersion().startsWith("kafka.strimzi.io/")) {
            StrimziReading.read(manifest);
        } else {
            SchemaReading.read(manifest);
        }
    }

    private static void core(String json, Class<?> type) {
        try {
            Object read = JSON.getGson().fromJson(json, type);
            SameTypes.check(
                    JACKSON.readTree(json), JACKSON.readTree(JSON.getGson().toJson(read)));
        } catch (JsonParseException | JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
