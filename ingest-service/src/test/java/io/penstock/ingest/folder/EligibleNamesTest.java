package io.penstock.ingest.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.ingest.TestSettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibleNamesTest {
    private final EligibleNames names = new EligibleNames(TestSettings.with(Map.of()));

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
        "~$consumers.xlsx,      false",
        "consumers.csv~,        false",
        "~consumers.csv,        true",
        "#consumers.csv#,       false",
        "consumers.csv.filepart, false",
        "consumers.csv.partial, false",
        "consumers.csv.download, false",
        "consumers.csv.opdownload, false",
        "consumers.csv.!sync,   false",
        "consumers.csv.!ut,     false",
        "consumers.csv.aria2,   false",
        "consumers.csv.swp,     false",
        "consumers.xlsx.lock,   false",
        "consumers.csv.BAK,     false",
        "consumers.xlsx - Shortcut.lnk, false",
        ".~lock.consumers.ods#, false",
        ".DS_Store,             false",
        "._consumers.csv,       false",
        "Thumbs.db,             false",
        "THUMBS.DB,             false",
        "desktop.ini,           false",
        "Desktop.csv,           true",
        "lock.csv,              true",
        "download.xlsx,         true",
    })
    void nameDecidesWhetherAFileMayBeTaken(String name, boolean eligible) {
        assertEquals(eligible, names.isEligible(name));
    }
}
