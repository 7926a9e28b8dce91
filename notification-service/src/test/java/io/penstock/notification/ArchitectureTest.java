package io.penstock.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "io.penstock.notification", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule LEDGER_KNOWS_NO_CHANNEL_AND_NO_CAUSE = noClasses()
            .that()
            .resideInAPackage("..ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..alert..",
                    "..reminder..",
                    "..report..",
                    "..mail..",
                    "..sms..",
                    "com.twilio..",
                    "io.vertx.ext.mail..")
            .because("a delivery is booked in one way, whatever is said and however it travels");

    @ArchTest
    static final ArchRule CHANNELS_DO_NOT_KNOW_WHAT_IS_SAID = noClasses()
            .that()
            .resideInAnyPackage("..mail..", "..sms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..alert..", "..report..")
            .because("a mail is a mail, whether it is an alert or a reminder");

    @ArchTest
    static final ArchRule WORDS_DO_NOT_KNOW_HOW_THEY_TRAVEL = noClasses()
            .that()
            .resideInAnyPackage("..wording..", "..address..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ledger..", "..alert..", "..report..", "..mail..", "..sms..", "..optout..")
            .because("what a message may look like is decided without knowing what becomes of it");

    @ArchTest
    static final ArchRule REMINDERS_DO_NOT_KNOW_HOW_THEY_TRAVEL = noClasses()
            .that()
            .resideInAPackage("..reminder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..report..", "..mail..", "..sms..", "..optout..")
            .because("whom to reach and how is asked of the database, once, by the function that also foresees it");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_REMINDERS = noClasses()
            .that()
            .resideOutsideOfPackage("..reminder..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..reminder..")
            .because("what is said to clients, and when they sleep, concerns no other kind of message");

    @ArchTest
    static final ArchRule REPORTS_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("..report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..alert..", "..reminder..", "..mail..", "..sms..")
            .because("a report is read, worded and intended; trouble, dunning and transport are others' concern");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_REPORTS = noClasses()
            .that()
            .resideOutsideOfPackage("..report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..report..")
            .because("the ledger asks a report for its words as it asks any template");

    @ArchTest
    static final ArchRule TWILIO_IS_KNOWN_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("..sms..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..")
            .because("another provider must be a new package, not a new service");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("io.penstock.notification.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package can be understood only when it can be read alone");

    @ArchTest
    static final ArchRule ONLY_THE_CALLBACK_IS_OPEN = methods()
            .that()
            .areAnnotatedWith(PermitAll.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleName("TwilioCallback")
            .because("Twilio proves itself by a signature, everybody else by a role");

    @ArchTest
    static final ArchRule RESOURCES_ARE_DOORS = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..")
            .because("a door lets in and hands on; what happens is a use case of its own");
}
