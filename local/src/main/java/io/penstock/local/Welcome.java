package io.penstock.local;

/** What a person is told when all is ready. */
final class Welcome {

    private final RunFile run;
    private final Options options;

    Welcome(RunFile run, Options options) {
        this.run = run;
        this.options = options;
    }

    String text(double seconds) {
        StringBuilder text = new StringBuilder("%nPenstock is ready after %.0f s.%n%n".formatted(seconds));
        text.append("  Watch batches pass    ").append(url("reporting")).append("/\n");
        run.services().forEach((name, service) -> line(text, name + "-service", service.url()));
        line(text, "Mails sent", run.smtp().web());
        line(text, "Text messages sent", run.twilio().url());
        line(text, "Configuration", run.folders().config());
        line(text, "Kafka", run.kafka().bootstrap());
        run.databases().forEach((name, database) -> line(text, "Database " + name, database.jdbc()));
        text.append("\n  Users and passwords\n");
        run.users().forEach((user, password) -> line(text, "  " + user, password));
        line(text, "  postgres", run.databases().get("penstock").password() + " (superuser of the databases)");
        text.append("""

                  Try:  cp %s %s/
                  See:  curl -u viewer:%s %s/pipeline

                Everything is kept in %s; run.json there says all this to programs.
                Ctrl-C stops the platform.
                """.formatted(
                        options.root().resolve("deploy/sample-data/consumers-sample.csv"),
                        run.folders().inbox(),
                        run.users().get("viewer"),
                        url("reporting"),
                        options.home()));
        return text.toString();
    }

    private String url(String service) {
        return run.services()
                .getOrDefault(service, new RunFile.ServiceAddress("(not started)", 0))
                .url();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  %-20s  %s%n".formatted(name, value));
    }
}
