package descent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that look like values: months, seasons, times, percentages and years above columns of numbers.
class HeaderGuessTest {
    private static Table read(String text) throws CsvException {
        return new CsvReader().read("t.csv", text.getBytes(StandardCharsets.UTF_8), CsvOptions.auto(), Progress.NONE);
    }

    private static void named(String header, String records) throws CsvException {
        Table t = read(header + "\n" + records);
        assertEquals(Arrays.asList(header.split(",")), t.columns().stream().map(Column::name).toList(), t.format().why().header());
        assertEquals(records.lines().count(), t.rows());
    }

    private static final String COUNTRIES = "Germany,5.1,5.2,5.0\nFrance,8.0,7.9,8.1\nItaly,9.6,9.7,9.5\n";

    @Test
    void monthsSeasonsTimesAndShares_abovePlainNumbers_areNames() throws CsvException {
        for (String names : List.of("2020-01,2020-02,2020-03", "2019/20,2020/21,2021/22", "06:00,12:00,18:00", "10%,50%,90%", "1.1.2020,1.2.2020,1.3.2020",
                "Jan 2020,Feb 2020,Mar 2020", "€5,€10,€20")) {
            named("country," + names, COUNTRIES);
            named("country," + names, COUNTRIES.repeat(8));
        }
        named("2020-01,2020-02,2020-03", "5.1,5.2,5.0\n8.0,7.9,8.1\n9.6,9.7,9.5\n");
    }

    @Test
    void datesAndSignedNumbers_aboveTheirLikes_areData() throws CsvException {
        for (String record : List.of("2020-01-%d5,1.5", "$%d.50,7.25", "%d0 %%,3.5", "(%d.5),2.5")) {
            StringBuilder s = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                s.append(String.format(record, i)).append('\n');
            }
            Table t = read(s.toString());
            assertEquals(List.of("column1", "column2"), t.columns().stream().map(Column::name).toList(), s.toString());
        }
        assertEquals("column1", read("(4.50),1\n3.2,2\n(1.5),3\n2.5,4\n").columns().getFirst().name(), "a debt beside plain numbers");
    }

    @Test
    void fallingYears_areNames() throws CsvException {
        named("item,2023,2022,2021", "Revenue,1520.5,1430.2,1200.1\nCosts,900.4,880.0,700.2\n");
        Table t = read("item,2023,2022,2021\nRevenue,1520.5,1430.2,1200.1\nCosts,900.4,880.0,700.2\n");
        assertTrue(t.format().why().header().startsWith("the first record counts down (2022, 2021)") && t.format().doubtful(), t.format().why().header());
    }

    @Test
    void twoYears_areNamesAboveOtherNumbers_inDoubtAboveSome_andDataAboveYears() throws CsvException {
        for (String header : List.of("country,2019,2020", "country,2020,2019")) {
            named(header, "Germany,5.1,5.2\nFrance,8.0,7.9\nItaly,9.6,9.7\n");
            assertTrue(read(header + "\nGermany,5.1,5.2\nFrance,8.0,7.9\n").format().doubtful());
        }
        for (String text : List.of("country,2019,2020\nGermany,1520,5.2\nFrance,8.0,7.9\n", "country,2010,2020\nGermany,5.1,5.2\nFrance,8.0,7.9\n")) {
            Table t = read(text);
            assertTrue(t.format().doubtful() && t.format().why().header().contains("could be years"), t.format().why().header());
        }
        Table terms = read("Obama,2009,2010\nBush,2001,2009\nClinton,1993,2001\n");
        assertEquals(0, terms.format().headerRows());
        assertFalse(terms.format().doubtful(), terms.format().why().header());
    }

    /// As R and pandas write a table with its row names; of the names the first is missing.
    @Test
    void tableOfTexts_besideItsRowNames_hasItsNames() throws CsvException {
        for (String rows : List.of("1,FALSE,low\n2,TRUE,low\n3,FALSE,high\n4,FALSE,high\n", "0,FALSE,low\n1,TRUE,low\n2,FALSE,high\n3,FALSE,high\n",
                "Mazda RX4,FALSE,low\nDatsun 710,TRUE,low\nFiat 128,FALSE,high\nValiant,FALSE,high\n")) {
            Table t = read("\"\",\"marked\",\"level\"\n" + rows);
            assertEquals(List.of("marked", "level"), t.columns().stream().map(Column::name).skip(1).toList(), t.format().why().header());
            assertEquals(4, t.rows());
            assertFalse(t.format().doubtful(), t.format().why().header());
        }
    }

    @Test
    void recordOfTexts_whoseFirstCellIsEmpty_isData_whereItCannotBeNames() throws CsvException {
        for (String rows : List.of("4,TRUE,low\n2,FALSE,low\n9,FALSE,high\n", "1,marked,low\n2,FALSE,low\n3,FALSE,high\n", "1,FALSE,low\n,FALSE,low\n3,FALSE,high\n",
                "a,FALSE,low\na,TRUE,low\nb,FALSE,high\n")) {
            assertEquals(4, read(",marked,level\n" + rows).rows(), rows);
        }
        assertEquals(4, read(",same,same\n1,FALSE,low\n2,FALSE,low\n3,FALSE,high\n").rows());
        assertEquals(4, read(",marked,\n1,FALSE,low\n2,FALSE,low\n3,FALSE,high\n").rows());
    }

    /// As scikit-learn writes Boston's houses.
    @Test
    void countOfRowsAndInputs_aboveTheNames_isNoRecord() throws CsvException {
        Table t = read("3,2,\n\"CRIM\",\"ZN\",\"MEDV\"\n0.1,18,24\n0.2,0,21.6\n0.3,0,34.7\n");
        assertEquals(List.of("CRIM", "ZN", "MEDV"), t.columns().stream().map(Column::name).toList(), t.format().why().header());
        assertEquals("3 rows, 1 header", t.rows() + " rows, " + t.format().headerRows() + " header");
        Table other = read("7,2,\n\"CRIM\",\"ZN\",\"MEDV\"\n0.1,18,24\n0.2,0,21.6\n0.3,0,34.7\n");
        assertEquals(5, other.rows() + other.format().headerRows(), "it counts something else");
    }
}
