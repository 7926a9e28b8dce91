package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final String FOLDER = "deploy/monitoring/";

    @Test
    void alertsAreRaisedByWhatTheyAreFor() {
        Tool.Ran tests = Tool.PROMTOOL.run(Repository.path(FOLDER), "test", "rules", "alerts-test.yml");
        assertEquals(0, tests.exitCode(), tests::output);
    }

    @Test
    void configurationIsUnderstood() {
        Tool.Ran check = Tool.PROMTOOL.run(Repository.path(FOLDER), "check", "config", "prometheus.yml");
        assertEquals(0, check.exitCode(), check::output);
    }

    @Test
    void everyAlertHasATestAndASectionOfTheRunbook() {
        String runbook = Repository.read("docs/runbook.md");
        String tests = Repository.read(FOLDER + "alerts-test.yml");
        for (JsonNode rule : rules()) {
            String alert = rule.path("alert").asText();
            assertTrue(runbook.contains("\n## " + alert + "\n"), () -> "docs/runbook.md has no section " + alert);
            assertEquals(
                    "docs/runbook.md#" + alert.toLowerCase(Locale.ROOT),
                    rule.at("/annotations/runbook").asText());
            assertTrue(
                    Pattern.compile("alertname: " + alert + "\\b")
                            .matcher(tests)
                            .find(),
                    () -> alert + " is not tested");
        }
    }

    @Test
    void runbookHasNoSectionOfAnAlertThatIsNotThere() {
        Set<String> sections = Pattern.compile("(?m)^## (\\w+)$")
                .matcher(Repository.read("docs/runbook.md"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> alerts = Manifest.elements(rules())
                .map(rule -> rule.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(alerts, sections);
    }

    @Test
    void metricsOfAlertsAndBoardAreCounted() {
        Set<String> missing = new TreeSet<>();
        Set<String> counted = Metrics.inSources();
        String spoken =
                Repository.read(FOLDER + "alerts.yml") + Repository.read(FOLDER + "grafana/boards/penstock.json");
        Pattern.compile("penstock_[a-z0-9_]+")
                .matcher(spoken)
                .results()
                .map(MatchResult::group)
                .filter(metric -> !Metrics.isOneOf(counted, metric))
                .forEach(missing::add);
        assertEquals(Set.of(), missing, "metrics that no service has");
    }

    private static JsonNode rules() {
        return Manifest.yaml(Repository.read(FOLDER + "alerts.yml")).at("/groups/0/rules");
    }
}
