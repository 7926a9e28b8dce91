package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsPlanTest {
    private static final MappingPlan PLAN =
            MappingPlans.load(null, null).forFeed("accounts").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"Account Number", "account_number", "ACCOUNT NO.", "Acct", "account_id", "Accounts"})
    void accountNumbersAreFoundUnderManyHeaders(String header) {
        assertInstanceOf(Bound.class, RecordMapper.bind(PLAN, List.of("Name", header)));
    }

    @Test
    void otherColumnsAreKeptInTheirOrderAsTheyAre() {
        Bound bound = assertInstanceOf(
                Bound.class, RecordMapper.bind(PLAN, List.of("Note", "Account", "", "Note", "Zone \"A\"")));

        Row row = assertInstanceOf(
                Row.class, bound.mapper().map(new String[] {" two  blanks\n", "000123", "", "=1+1", "\u00fc\t"}));

        assertArrayEquals(
                new Object[] {
                    "000123",
                    "[[\"Note\",\" two  blanks\\n\"],[\"(column 3)\",null],[\"Note\",\"=1+1\"],"
                            + "[\"Zone \\\"A\\\"\",\"\u00fc\\t\"]]"
                },
                row.values());
        assertEquals(List.of(), bound.unknownColumns());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', '[[\"Balance\",0],[\"Segment\",\"A\"]]'",
                "' ', '[[\"Balance\",0],[\"Segment\",\"A\"]]'",
                "120.50, '[[\"Balance\",120.50],[\"Segment\",\"A\"]]'",
                "'1,200', '[[\"Balance\",1200],[\"Segment\",\"A\"]]'"
            })
    void blankInANumericColumnIsZeroAndTextBecomesANumber(String given, String columns) {
        RecordMapper mapper = Plans.mapper(PLAN, List.of("Account", "Balance", "Segment"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"7", given, "A"}));

        assertEquals(columns, row.values()[1]);
    }

    @Test
    void textInANumericColumnStaysTextAndIsAnAnomalyUnderTheNameOfThePlan() {
        RecordMapper mapper = Plans.mapper(PLAN, List.of("Account", "BALANCE"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"7", "a lot"}));

        assertEquals("[[\"BALANCE\",\"a lot\"]]", row.values()[1]);
        assertEquals(
                List.of(new Finding("Balance", "decimal-format", "expected a decimal number, found 'a lot'")),
                row.anomalies());
    }

    @ParameterizedTest
    @CsvSource({
        "A-3401, A-3401",
        "' A-3401\u00a0', A-3401",
        "00370001, 00370001",
        "' 00370001 ', 00370001",
        "a-3401, a-3401",
        "0A77, 0A77",
        "BK/17.3, BK/17.3",
        "100-2345-6, 100-2345-6",
        "Conta 4711, Conta 4711",
        "acct-7, ACCT-7"
    })
    void accountOfLettersAndDigitsIsKeptAsItIsSpelt(String given, String account) {
        RecordMapper mapper = Plans.mapper(PLAN, List.of("Account", "Note"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {given, "x"}));

        assertEquals(account, row.values()[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "Total, digits-format",
        "12.5, digits-format",
        "$1234, digits-format",
        "(2 rows affected), digits-format",
        "-7, digits-format",
        "'', required",
        "ABC, digits-format",
        "1e5, digits-format",
        "'20,011', key-format",
        "'ACCT-20,011', key-format",
        "2.0011E4, key-format"
    })
    void accountThatIsNoNumberIsRejected(String account, String rule) {
        RecordMapper mapper = Plans.mapper(PLAN, List.of("Account", "Note"));

        Rejected rejected = assertInstanceOf(Rejected.class, mapper.map(new String[] {account, "x"}));

        assertEquals("account_number " + rule, rejected.column() + " " + rejected.rule());
    }

    @Test
    void keptTextThatNoDatabaseHoldsIsRejectedWithoutItsHeader() {
        RecordMapper mapper = Plans.mapper(PLAN, List.of("Account", "Note"));

        Rejected rejected = assertInstanceOf(Rejected.class, mapper.map(new String[] {"7", "a\u0000b"}));

        assertEquals("columns no-control-characters", rejected.column() + " " + rejected.rule());
    }
}
