package io.penstock.reporting.summary;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A chart that Excel draws from cells, and redraws when these change; of the same colours as the pictures.
 *
 * @param unit of the values, at their axis
 * @param source the sheet of the cells
 * @param categories cells with the names of the categories
 * @param lying whether the bars lie, the first category on top
 */
record NativeChart(
        String title, String unit, XSSFSheet source, CellRangeAddress categories, List<Bars> bars, boolean lying) {

    private static final int GAP = 60;
    private static final List<byte[]> COLOURS =
            List.of(new byte[] {0x00, 0x72, (byte) 0xB2}, new byte[] {(byte) 0xD5, 0x5E, 0x00});

    /** A series by its cells. */
    record Bars(String name, CellRangeAddress values) {}

    void draw(XSSFChart chart) {
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        if (bars.size() > 1) {
            chart.getOrAddLegend().setPosition(LegendPosition.TOP);
        }
        XDDFCategoryAxis names = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        names.setOrientation(lying ? AxisOrientation.MAX_MIN : AxisOrientation.MIN_MAX);
        chart.plot(data(chart, names, valueAxis(chart)));
    }

    private XDDFValueAxis valueAxis(XSSFChart chart) {
        XDDFValueAxis axis = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        axis.setTitle(unit);
        axis.setCrosses(lying ? AxisCrosses.MAX : AxisCrosses.AUTO_ZERO);
        axis.setCrossBetween(AxisCrossBetween.BETWEEN);
        axis.setNumberFormat("#,##0");
        XDDFShapeProperties grid = axis.getOrAddMajorGridProperties();
        grid.setLineProperties(
                new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(PresetColor.LIGHT_GRAY))));
        return axis;
    }

    private XDDFBarChartData data(XSSFChart chart, XDDFCategoryAxis names, XDDFValueAxis values) {
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
        data.setBarDirection(lying ? BarDirection.BAR : BarDirection.COL);
        data.setVaryColors(false);
        data.setGapWidth(GAP);
        for (int i = 0; i < bars.size(); i++) {
            var series = data.addSeries(
                    XDDFDataSourcesFactory.fromStringCellRange(source, categories),
                    XDDFDataSourcesFactory.fromNumericCellRange(
                            source, bars.get(i).values()));
            series.setTitle(bars.get(i).name(), null);
            series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(COLOURS.get(i % COLOURS.size()))));
        }
        return data;
    }
}
