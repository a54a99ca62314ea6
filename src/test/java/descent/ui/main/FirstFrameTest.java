package descent.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.data.Column;
import descent.data.Samples;
import descent.data.Table;
import descent.ui.common.Assets;
import descent.ui.common.Fx;
import descent.ui.common.Look;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import descent.ui.common.SvgBrush;
import descent.ui.common.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The picture that stands until there is a window: the sample is in it, and nothing lies outside of it.
class FirstFrameTest {
    private static final Pattern TEXT = Pattern.compile("<text x=\"([^\"]+)\" y=\"([^\"]+)\"[^>]*>([^<]*)</text>");
    private static final Pattern RECT = Pattern.compile("<rect x=\"([^\"]+)\" y=\"([^\"]+)\" width=\"([^\"]+)\" height=\"([^\"]+)\"");

    private static String svg(double width, double height, int textSize, boolean dark, String opens) {
        return Fx.get(() -> {
            Theme theme = new Theme();
            theme.scheme().set(dark ? Theme.Scheme.DARK : Theme.Scheme.LIGHT);
            theme.normalSize().set(textSize);
            FirstFrame frame = new FirstFrame(theme, Samples.open("Auto MPG"), opens);
            SvgBrush brush = new SvgBrush("f");
            frame.paint(new Pen(brush, width, height, 1, new Look(Palette.of(dark), Assets.UI_FONT, textSize)));
            return brush.document(width, height, "");
        });
    }

    private static List<MatchResult> all(Pattern what, String svg) {
        return what.matcher(svg).results().toList();
    }

    private static double number(MatchResult m, int group) {
        return Double.parseDouble(m.group(group));
    }

    @ParameterizedTest
    @CsvSource({"1280,800,13,false", "1280,720,13,true", "1100,700,12,false", "1920,1080,22,true", "2560,1440,18,false", "800,500,22,true"})
    void theSample_standsInIt_andAllLiesInTheWindow(double width, double height, int textSize, boolean dark) {
        String svg = svg(width, height, textSize, dark, null);
        List<String> said = new ArrayList<>();
        for (MatchResult m : all(TEXT, svg)) {
            said.add(m.group(3));
            assertTrue(number(m, 1) > 0 && number(m, 1) < width && number(m, 2) > 0 && number(m, 2) < height, m.group());
        }
        Table sample = Samples.open("Auto MPG");
        boolean folded = height < Body.LOW * textSize; // as the window has it
        assertTrue(said.containsAll(List.of("Descent", "Data", "auto-mpg.csv")), said.toString());
        assertEquals(!folded, said.contains("398 rows") && said.containsAll(sample.columns().stream().map(Column::name).toList()), said.toString());
        for (MatchResult m : all(RECT, svg)) {
            assertTrue(number(m, 1) >= 0 && number(m, 2) >= 0 && number(m, 3) > 0 && number(m, 4) > 0
                    && number(m, 1) + number(m, 3) <= width && number(m, 2) + number(m, 4) <= height, m.group());
        }
    }

    /// "opening …" with another file's rows in the picture would be wrong.
    @Test
    void aFileToBeOpened_standsInItByName_andNotTheSample() {
        String svg = svg(1280, 800, 13, false, "my.model");
        List<String> said = all(TEXT, svg).stream().map(m -> m.group(3)).toList();
        assertTrue(said.contains("my.model") && !said.contains("mpg") && !said.contains("398 rows"), said.toString());
    }
}
