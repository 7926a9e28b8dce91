package io.penstock.ingest.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibleNameTest {

    @ParameterizedTest
    @CsvSource({
        "consumers.csv,         true",
        "CONSUMERS.XLSX,        true",
        "no-extension,          true",
        "information.csv,       true",
        "x-information.csv,     true",
        "info.csv,              true",
        "x-info.csv,            false",
        "X-INFO.CSV,            false",
        "x-info,                false",
        "x-info.tar.gz,         false",
        "x.csv.part,            false",
        "x.csv.PART,            false",
        "x.tmp,                 false",
        "x.csv.crdownload,      false",
        ".hidden.csv,           false",
        "part.csv,              true",
    })
    void nameDecidesWhetherAFileMayBeTaken(String name, boolean eligible) {
        assertEquals(eligible, EligibleName.isEligible(name));
    }
}
