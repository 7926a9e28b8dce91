package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.operator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook of a load's rejects or unread values, as a person has it open. */
record RejectBook(XSSFWorkbook workbook) implements AutoCloseable {

    static RejectBook download(long batch) throws IOException {
        return download(batch, "rejects");
    }

    static RejectBook ofUnreadValues(long batch) throws IOException {
        return download(batch, "anomalies");
    }

    private static RejectBook download(long batch, String findings) throws IOException {
        byte[] content = operator()
                .accept(LoadIT.XLSX)
                .get("/loads/{id}/" + findings, batch)
                .asByteArray();
        return new RejectBook(new XSSFWorkbook(new ByteArrayInputStream(content)));
    }

    XSSFSheet sheet() {
        return workbook.getSheetAt(0);
    }

    List<String> row(int number) {
        List<String> cells = new ArrayList<>();
        sheet().getRow(number).forEach(cell -> cells.add(cell.toString()));
        return cells;
    }

    XSSFCell cell(long line, String column) {
        for (int i = 1; i <= sheet().getLastRowNum(); i++) {
            XSSFRow row = sheet().getRow(i);
            if ((long) row.getCell(0).getNumericCellValue() == line) {
                return row.getCell(row(0).indexOf(column));
            }
        }
        throw new AssertionError("no line " + line);
    }

    void set(long line, String column, String value) {
        cell(line, column).setCellValue(value);
    }

    void set(long line, String column, int value) {
        cell(line, column).setCellValue(value);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
