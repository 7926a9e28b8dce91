package io.penstock.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that lists what becomes of bad input: the cases, by their groups. */
final class BadInputPage {
    private static final String HEAD = """
        # Bad input, and what becomes of it

        <!-- Generated from the cases under corpus/src/main/resources/corpus. Do not edit: change those, or
             corpus/src/main/java/io/penstock/corpus/BadInputPage.java, and run
             ./mvnw -pl corpus -am test -Dtest=BadInputPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dbad-input.write=true -->

        Each of these %d inputs is sent into the whole running platform by `./penstock corpus` (and by `./mvnw verify`): files
        into the watched folders, uploads and requests over HTTP, messages over Kafka, most of them at once. Beside each lies
        what must become of it: the rows in the mart, the rejects with line, column, rule and reason, the books, and whether
        people are told. `./penstock corpus CASE…` runs some of them; the exit status is 0 only when all are as expected.

        After all of them the same processes run, their heaps are as large as before and none ever had more than 512 MB resident;
        nothing personal stands in logs, events or alerts, nor a failure that nobody foresaw; no cell of what can be downloaded
        is taken for a formula.

        | becomes | means |
        |---|---|
        | accepted | loaded as it is, the bad parts kept as harmless text |
        | rejected | the bad records are kept with line, column, rule and reason; the others are loaded |
        | failed | nothing is loaded, the load or batch says why, people are told |
        | quarantined | the file lies in the quarantine folder with its reason beside it, people are told |
        | duplicate | the content is in force already: nothing is loaded, people are told |
        | not taken | it stays where it is |
        | refused | answered with a status of 4xx, or not taken by the broker |
        | dead-lettered | every service that cannot read the event sets it aside with the reason, and goes on |
        | ignored | acknowledged, without effect |
        """;

    private BadInputPage() {}

    static String of(List<CorpusCase> cases) {
        Map<String, List<CorpusCase>> groups = cases.stream()
                .collect(Collectors.groupingBy(CorpusCase::group, LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(HEAD.formatted(cases.size()));
        groups.keySet().stream().sorted().forEach(group -> {
            page.append("\n## ").append(group).append("\n\n| case | | becomes |\n|---|---|---|\n");
            groups.get(group).forEach(one -> page.append(row(one)));
        });
        return page.toString();
    }

    static Path file(Path root) {
        return root.resolve("docs/bad-input.md");
    }

    static void write(Path root) throws IOException {
        Files.writeString(file(root), of(Cases.of(root).all()));
    }

    private static String row(CorpusCase one) {
        String about = one.about().replace("|", "\\|").replace("<", "&lt;");
        return "| `%s` | %s | %s%s |\n"
                .formatted(one.name(), about, one.becomes().word(), status(one));
    }

    private static String status(CorpusCase one) {
        return one.how() == How.REQUEST ? ", " + one.request().status() : "";
    }
}
