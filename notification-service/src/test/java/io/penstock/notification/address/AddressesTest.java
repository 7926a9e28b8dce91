package io.penstock.notification.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AddressesTest {

    private final Addresses addresses = new Addresses(() -> "US");

    @ParameterizedTest
    @CsvFileSource(resources = "/addresses.csv", numLinesToSkip = 1)
    void addressHasOneForm(String written, String form, String masked) {
        Optional<String> normalised = addresses.normalise(written);

        assertEquals(Optional.ofNullable(form), normalised);
        assertEquals(Optional.ofNullable(masked), normalised.map(Addresses::mask));
    }
}
