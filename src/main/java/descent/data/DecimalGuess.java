package descent.data;

import java.util.List;

/// Whether numbers are written 1.5 or 1,5, by counting cells that only one of the two readings understands.
///
/// @param mark     '.' or ','
/// @param why      one sentence
/// @param doubtful the cells can be read both ways
record DecimalGuess(char mark, String why, boolean doubtful) {

    private static final int ENOUGH = 5000;

    /// @param likely to take where the cells do not tell, or null
    static DecimalGuess of(List<String[]> rows, char delimiter, Character likely) {
        int points = 0;
        int commas = 0;
        int bothPoint = 0;
        int bothComma = 0;
        String example = "";
        for (String[] row : rows) {
            for (String written : row) {
                String cell = firstMark(written) < 0 ? written : Signs.strip(written);
                int mark = firstMark(cell);
                if (mark < 0) {
                    continue;
                }
                boolean point = !Double.isNaN(NumberRule.POINT.value(cell));
                boolean comma = !Double.isNaN(NumberRule.COMMA.value(cell));
                points += point && !comma ? 1 : 0;
                commas += comma && !point ? 1 : 0;
                bothPoint += point && comma && cell.charAt(mark) == '.' ? 1 : 0;
                bothComma += point && comma && cell.charAt(mark) == ',' ? 1 : 0;
                example = comma && (!point || example.isEmpty()) ? cell : example;
            }
            if (Math.abs(points - commas) > ENOUGH) {
                break;
            }
        }
        if (points == 0 && commas == 0) {
            return undecided(bothPoint, bothComma, delimiter, likely, example);
        }
        return commas > points
                ? new DecimalGuess(',', commas + " cells such as " + example.strip() + " are numbers only with a decimal comma", points * 5 > commas)
                : new DecimalGuess('.', points + " cells are numbers only with a decimal point", commas * 5 > points);
    }

    private static DecimalGuess undecided(int withPoint, int withComma, char delimiter, Character likely, String example) {
        if (withComma == 0 && withPoint == 0) {
            return new DecimalGuess('.', "no number has decimals", false);
        }
        if (likely != null) {
            return new DecimalGuess(likely, "cells such as " + example.strip() + " could be thousands or decimals; they are read as in other rows like these", true);
        }
        if (withComma > 0 && withPoint == 0 && delimiter == ';') {
            return new DecimalGuess(',', "cells such as " + example.strip()
                    + " could be thousands or decimals; beside semicolons a comma usually is the decimal mark", true);
        }
        return new DecimalGuess('.', "cells such as " + example.strip() + " could be thousands or decimals; "
                + (withComma > 0 ? "the comma is taken for a thousands mark" : "the point is taken for the decimal mark"), true);
    }

    private static int firstMark(String cell) {
        if (cell.length() > 40) {
            return -1;
        }
        int point = cell.indexOf('.');
        int comma = cell.indexOf(',');
        return point < 0 ? comma : comma < 0 ? point : Math.min(point, comma);
    }
}
