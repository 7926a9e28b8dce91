package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.etl.check.RecordedFaults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lengths of RFC 5321, section 4.5.3.1, and of a label by RFC 1035, section 2.3.4. */
class EmailLengthTest {
    @ParameterizedTest
    @CsvSource({
        "64, 10, true", "65, 10, false", // local part
        "10, 63, true", "10, 64, false", // label
        "64, 61, true", "64, 62, false" // whole address: 64 + 1 + 3 labels and dots + 'com'
    })
    void addressIsAcceptedUpToTheLongestOfEachPart(int local, int label, boolean accepted) {
        String three = ("b".repeat(label) + ".").repeat(3);
        String address = "a".repeat(local) + "@" + three + "com";
        RecordedFaults faults = new RecordedFaults();

        String cleaned = new Email().clean(address, faults);

        assertEquals(accepted ? address : null, cleaned, address.length() + " characters");
        assertEquals(accepted ? "" : "reject email-format", faults.rules());
    }
}
