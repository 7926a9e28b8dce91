package io.penstock.etl.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads a client that a person sends, by the rules of the plan that reads the clients of files. */
@ApplicationScoped
class ClientForm {
    private final ObjectReader json;
    private final ClientRules rules;
    private final ZoneId zone;

    ClientForm(ObjectMapper mapper, MappingPlans plans) {
        this.json = mapper.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        MappingPlan plan = plans.all().stream()
                .filter(one -> one.dataset().equals("clients"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mapping plan of clients"));
        this.rules = new ClientRules(plan);
        this.zone = ZoneId.of(plan.zone());
    }

    /**
     * Reads a client.
     *
     * @throws HttpProblem 400 that lists every field that breaks a rule
     */
    Filled read(long userId, byte[] body) {
        JsonNode fields = fields(body);
        boolean timed = fields.hasNonNull("createdAt");
        LocalDateTime now = LocalDateTime.now(zone).truncatedTo(ChronoUnit.SECONDS);
        List<Finding> faults = new ArrayList<>();
        Client client = rules.read(userId, fields, now, faults);
        if (client == null) {
            throw invalid(faults);
        }
        return new Filled(client, timed);
    }

    private JsonNode fields(byte[] body) {
        try {
            JsonNode fields = json.readTree(body);
            if (fields.isObject()) {
                return fields;
            }
        } catch (JsonProcessingException e) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "expected a JSON object, found a fault" + place(e));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw HttpProblem.valueOf(Status.BAD_REQUEST, "expected a JSON object, found another value");
    }

    /** A limit of the parser that is passed, such as that of depth, has no place. */
    private static String place(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static HttpProblem invalid(List<Finding> faults) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle("Invalid client")
                .withDetail("expected every field to keep its rules, found " + faults.size() + " that break them")
                .with("violations", faults.stream().map(Violation::of).toList())
                .build();
    }

    /** A field, the rule it breaks, what was expected and what was found. */
    record Violation(String field, String rule, String message) {
        static Violation of(Finding fault) {
            return new Violation(ClientRules.field(fault.column()), fault.rule(), fault.reason());
        }
    }

    /**
     * A client as a person wants it.
     *
     * @param timed whether the person said when it was created
     */
    record Filled(Client client, boolean timed) {

        /** What becomes of a client that is there: it keeps the time of its creation unless told otherwise. */
        Client over(Client current) {
            return timed ? client : client.createdAt(current.createdAt());
        }
    }
}
