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
            .resideInAnyPackage("..reporting.pipeline..", "..reporting.follow..", "java.sql..")
            .because("the page is a client like any other and sees what the REST interface shows");

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
            .resideOutsideOfPackages("..reporting.follow..", "..reporting.summary..", "..reporting.reminder..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.penstock.messaging..")
            .because("who reads publishes nothing");

    @ArchTest
    static final ArchRule ONLY_SCHEDULES_KNOW_QUARTZ = noClasses()
            .that()
            .resideOutsideOfPackage("..reporting.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("who is scheduled says when and for which date, not how replicas agree on it");

    @ArchTest
    static final ArchRule SCHEDULES_DO_NOT_KNOW_WHAT_THEY_RUN = noClasses()
            .that()
            .resideInAPackage("..reporting.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..reporting.reminder..",
                    "..reporting.summary..",
                    "..reporting.follow..",
                    "..reporting.pipeline..",
                    "io.penstock.messaging..")
            .because("whatever is scheduled is a bean that comes by itself");

    @ArchTest
    static final ArchRule REMINDERS_READ_TABLES = noClasses()
            .that()
            .resideInAPackage("..reporting.reminder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reporting.follow..", "..reporting.pipeline..", "..reporting.analytics..")
            .because("loans, and what holds reminders, are read from tables, however these came to be filled");
}
