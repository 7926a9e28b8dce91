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
    static final ArchRule ONLY_FOLLOWING_TOUCHES_MESSAGES = noClasses()
            .that()
            .resideOutsideOfPackage("..reporting.follow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.penstock.messaging..", "org.apache.kafka..")
            .because("events come in by one door, which deduplicates them");
}
