package io.penstock.reporting.summary;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The loans to go after, by ids: contact data is given out elsewhere, to those who may have it. */
final class DefaultsSheet {

    static final String NAME = "Defaults";

    private static final int COLUMNS = 6;

    private final Page page;
    private final String currency;

    DefaultsSheet(XSSFWorkbook workbook, Styles styles, String currency) {
        this.page = new Page(workbook, styles, NAME, 14, 14, 14, 18, 18, 20);
        this.currency = currency;
    }

    void write(List<LoanInDefault> loans) {
        page.header(
                0,
                3,
                "Loan id",
                "User id",
                "Due date",
                "Due, " + currency,
                "Paid, " + currency,
                "Outstanding, " + currency);
        int row = 0;
        for (LoanInDefault loan : loans) {
            write(++row, loan);
        }
        if (loans.isEmpty()) {
            page.put(1, 0, "No loan that was due in this week is in default.", Format.NOTE);
        }
        page.freezeDownTo(0);
        page.filter(0, row, COLUMNS);
    }

    private void write(int row, LoanInDefault loan) {
        page.put(row, 0, loan.loanId(), Format.ID);
        page.put(row, 1, loan.userId(), Format.ID);
        page.put(row, 2, loan.dueDate(), Format.DATE);
        page.put(row, 3, loan.dueAmount(), Format.MONEY);
        page.put(row, 4, loan.amountPaid(), Format.MONEY);
        page.put(row, 5, loan.outstanding(), Format.MONEY);
    }
}
