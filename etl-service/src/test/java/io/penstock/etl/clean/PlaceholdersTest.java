package io.penstock.etl.clean;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N/A",
                "n/a",
                "#N/A",
                "N.A.",
                "NA",
                "none",
                "None",
                "NONE",
                "(none)",
                "-",
                "--",
                "---",
                "- -",
                "\u2013",
                "\u2014",
                "\u2212",
                ".",
                "...",
                "?",
                "???",
                "_",
                "___",
                "NULL",
                "null",
                "Null",
                "(null)",
                "<null>",
                "<NULL>",
                "[NULL]",
                "\\N",
                "NaN",
                "nan",
                "unknown",
                "UNKNOWN",
                "Unk",
                "TBD",
                "tba",
                "not available",
                "Not Applicable",
                "not on file",
                "No phone",
                "no e-mail",
                "blank",
                "(blank)",
                "undefined",
                "Missing",
                "n/d",
                "N\u00c3O INFORMADO",
                "nenhum"
            })
    void textThatSaysThatThereIsNothingIsOne(String text) {
        assertTrue(Placeholders.isOne(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "Jennifer Null",
                "Null, Jennifer",
                "Nana",
                "N/A Smith",
                "None Such Rd",
                "no",
                "No",
                "yes",
                "Paid",
                "Pending",
                "A-",
                "-1",
                "(87.20)",
                "M-1",
                "N",
                "X",
                "Nash",
                "noemail@noemail.com",
                "\u20ac",
                "1 - 2",
                "Nil St",
                "na1",
                "+",
                "*",
                "#1",
                "\\",
                "Tba Street",
                "\ud83d\ude00"
            })
    void anyOtherTextIsAValue(String text) {
        assertFalse(Placeholders.isOne(text), text);
    }
}
