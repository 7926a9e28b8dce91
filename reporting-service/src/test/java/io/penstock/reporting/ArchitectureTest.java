package io.penstock.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.penstock.reporting", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PIPELINE_DOES_NOT_KNOW_EVENTS = noClasses()
            .that()
            .resideInAPackage("..reporting.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..reporting.follow..")
            .because("a batch's way is read from tables, however these came to be filled");

    @ArchTest
    static final ArchRule PAGE_KNOWS_NOTHING = noClasses()
            .that()
            .resideInAPackage("..reporting.page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..reporting.pipeline..", "..reporting.follow..", "..reporting.analytics..", "java.sql..")
            .because("the page is a client like any other and sees what the REST interface shows");

    @ArchTest
    static final ArchRule ANALYTICS_ASK_THE_MART_ALONE = noClasses()
            .that()
            .resideInAPackage("..reporting.analytics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reporting.pipeline..", "..reporting.follow..", "..reporting.page..")
            .because("figures are true of one state of the mart, whatever was heard of batches meanwhile");

    @ArchTest
    static final ArchRule ONLY_THE_MART_IS_CONNECTED = noClasses()
            .that()
            .resideInAPackage("..reporting.analytics..")
            .and()
            .doNotHaveSimpleName("Mart")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.agroal.api.AgroalDataSource")
            .because("what is kept is only as true as the mark that was read with it, in one transaction");

    @ArchTest
    static final ArchRule ONLY_FOLLOWING_RECEIVES_MESSAGES = noClasses()
            .that()
            .resideOutsideOfPackage("..reporting.follow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.penstock.messaging.Inbox")
            .because("events come in by one door, which deduplicates them");

    @ArchTest
    static final ArchRule ONLY_WHAT_OTHERS_ACT_ON_IS_PUBLISHED = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..reporting.follow..", "..reporting.summary..", "..reporting.reminder..", "..reporting.cohort")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.penstock\\.messaging\\.(Inbox|Outbox|Event)")
            .because("who reads publishes nothing");

    @ArchTest
    static final ArchRule CHARTS_KNOW_NO_SUBJECT = noClasses()
            .that()
            .resideInAPackage("..reporting.chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..reporting.summary..",
                    "..reporting.analytics..",
                    "..reporting.pipeline..",
                    "..reporting.follow..",
                    "java.sql..",
                    "jakarta..")
            .because("a chart is drawn from plain numbers, whatever they mean and whoever asks");

    @ArchTest
    static final ArchRule ONLY_CHARTS_KNOW_HOW_TO_DRAW = noClasses()
            .that()
            .resideOutsideOfPackage("..reporting.chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..", "java.awt..")
            .because("all charts have one look, and the library can be changed in one place");

    @ArchTest
    static final ArchRule SUMMARIES_READ_TABLES = noClasses()
            .that()
            .resideInAPackage("..reporting.summary..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reporting.analytics..", "..reporting.follow..", "..reporting.pipeline..")
            .because("a summary that was sent must not change its meaning with what is shown elsewhere");

    @ArchTest
    static final ArchRule ONLY_SCHEDULES_KNOW_QUARTZ = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("who is scheduled says when and for which date, not how replicas agree on it");

    @ArchTest
    static final ArchRule REMINDERS_READ_TABLES = noClasses()
            .that()
            .resideInAPackage("..reporting.reminder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reporting.follow..", "..reporting.pipeline..", "..reporting.analytics..")
            .because("loans, and what holds reminders, are read from tables, however these came to be filled");

    @ArchTest
    static final ArchRule COHORTS_READ_TABLES = noClasses()
            .that()
            .resideInAPackage("..reporting.cohort..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..reporting.follow..",
                    "..reporting.pipeline..",
                    "..reporting.summary..",
                    "..reporting.analytics..",
                    "..reporting.audit..")
            .because("a workbook is made of rows of the mart, whoever asked; who saw it is told to all by an event");

    @ArchTest
    static final ArchRule SHEETS_KNOW_NO_SUBJECT = noClasses()
            .that()
            .resideInAPackage("..reporting.cohort.sheet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reporting.cohort", "java.sql..", "jakarta..", "io.penstock.messaging..")
            .because("a workbook is built from rows, however they arrived");
}
